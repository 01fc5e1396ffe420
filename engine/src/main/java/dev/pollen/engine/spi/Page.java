package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one request brought.
 *
 * @param records in the order the system gave them
 * @param next where to go on; empty: the listing or window is read to its end
 * @param date the reply's own {@code Date}, which bounds the watermark; empty when it sent none
 */
public record Page(
    List<JsonNode> records,
    Optional<Trigger.Cursor> next,
    Optional<Instant> date,
    RateSignal rate) {

  public Page {
    records = List.copyOf(records);
  }
}
