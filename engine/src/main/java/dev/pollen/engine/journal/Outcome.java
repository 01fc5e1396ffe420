package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Locale;

/**
 * What came of one attempt of one step.
 *
 * @param reply what later steps may use; a missing node when there was none
 * @param words the fault in words; empty when done
 * @param status the HTTP status, 0 if none
 */
public record Outcome(What what, int status, JsonNode reply, String words, Instant at) {

  /** Whether the step is done, surely not done, or nobody knows. */
  public enum What {
    DONE,
    /** Surely not done; may be tried again. */
    NOT_DONE,
    /** Not done, for want of a credential to send it with: tried again until there is one. */
    UNSIGNED,
    /** Surely not done, and trying again is useless. */
    REFUSED,
    IN_DOUBT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without anything that was said or came back. */
  Outcome bare() {
    return new Outcome(what, status, MissingNode.getInstance(), "", at);
  }

  public boolean done() {
    return what == What.DONE;
  }
}
