package dev.pollen.engine.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What the other side answered to something it did.
 *
 * @param reply the answer's body; a missing node when it was empty or unreadable
 * @param status the HTTP status, 0 where there is none
 * @param date the reply's own {@code Date}: how far the clocks are apart is told by it; empty when
 *     it sent none
 */
public record Receipt(int status, JsonNode reply, RateSignal rate, Optional<Instant> date) {

  /** Of a reply that does not tell its time. */
  public Receipt(int status, JsonNode reply, RateSignal rate) {
    this(status, reply, rate, Optional.empty());
  }
}
