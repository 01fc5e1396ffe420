package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads records, one page a call. Never called while an earlier call of the same feed is under way.
 */
public interface Trigger {

  /** Where identity and stamps stand in a record, for these inputs. */
  RecordShape shape(JsonNode inputs);

  /**
   * Reads one page. The engine holds the budget's permit for exactly one request. Fails with a
   * {@link Fault}; a reply that is not what the catalog says is a fault too, never an empty page.
   */
  Future<Page> poll(Ask ask);

  /** Where these inputs lead to, if that is theirs to say; empty: where the connection leads. */
  default Optional<String> host(JsonNode inputs) {
    return Optional.empty();
  }

  /** For a clock trigger: the first tick after an instant. Empty for all others. */
  default Optional<Instant> tickAfter(Instant instant, JsonNode inputs) {
    return Optional.empty();
  }

  /**
   * What is asked.
   *
   * @param inputs the recipe's inputs, evaluated, with the connection's defaults
   * @param since only what changed at or after this instant, if the operation can ask so; empty:
   *     everything
   * @param after the place of an unfinished poll to go on from
   */
  record Ask(JsonNode inputs, Optional<Instant> since, Optional<Cursor> after) {}

  /**
   * An opaque place inside an unfinished poll. Made and read only by the connector; may be stored.
   */
  record Cursor(String place) {}
}
