package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;

/**
 * That an attempt was about to be made: written before the call, so that a crash leaves a doubt,
 * never a silence.
 *
 * @param path the step and its loop indexes: {@code steps[1]/steps[0]#3}
 * @param number of this attempt, from 1
 * @param input the mapped and prepared input, sent as it is by every repeat; a missing node when
 *     the next try is to have a new one
 */
public record Intent(String path, int number, String operation, JsonNode input, Instant at) {

  /** Whether the next try is to have a new input. */
  public boolean isAnew() {
    return input.isMissingNode();
  }

  Intent anew() {
    return new Intent(path, number, operation, MissingNode.getInstance(), at);
  }
}
