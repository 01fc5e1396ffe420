package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Writes requests that no catalog file describes, but the recipe's own inputs. */
interface RecipeCall {

  /**
   * Writes with the paging's own inputs laid over the query. Wrong inputs throw {@link
   * IllegalArgumentException}.
   */
  Request write(ObjectNode inputs, JsonNode more);

  /** Where the request goes, if the inputs say so; empty where they are wrong, too. */
  default Optional<String> host(JsonNode inputs) {
    return Optional.empty();
  }

  /** What must not be seen in a message. */
  Secrets secrets(JsonNode inputs);
}
