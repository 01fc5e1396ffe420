package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record and what the recipe must do with it.
 *
 * @param pointer where it stands in its file
 * @param record what is carried; empty: the sample of the trigger
 * @param now when the run is made
 * @param replies what the systems answer, the first that fits; without one they give the catalog's
 *     sample
 */
record RecipeCase(
    String name,
    String pointer,
    Optional<JsonNode> record,
    Instant now,
    List<Reply> replies,
    Expectation expect) {

  RecipeCase {
    replies = List.copyOf(replies);
  }

  /** Why, and with which HTTP status; 0 for none. */
  record Failure(int status, String message) {}

  /**
   * Whether the case says what an operation answers: names are looked up only in lists that it
   * gives, and else stay as they are written.
   */
  boolean answers(String operation) {
    return replies.stream().anyMatch(reply -> reply.to().equals(operation));
  }

  /**
   * What a system answers.
   *
   * @param to the operation
   * @param with only calls with these inputs; others may be there besides
   * @param fails the call is refused instead, and surely did not happen
   */
  record Reply(String to, JsonNode with, JsonNode reply, Optional<Failure> fails) {

    boolean fits(String operation, JsonNode inputs) {
      return to.equals(operation) && Likeness.of(with, inputs);
    }
  }
}
