package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast it may be asked, and how it says so. */
class LimitsTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private final SetClock clock = new SetClock();

  private Guest guest(int burst, int daily) throws Exception {
    return Guest.of(Guest.options(clock).withLimits(new RateLimits(burst, INTERVAL, daily)));
  }

  @Test
  void everyReplyTellsWhatIsLeft() throws Exception {
    try (Guest guest = guest(3, 50)) {
      Heard heard = guest.get("/contacts/x");
      assertEquals("3", heard.header("X-RateLimit-Max"));
      assertEquals("2", heard.header("X-RateLimit-Remaining"));
      assertEquals("10000", heard.header("X-RateLimit-Interval-Milliseconds"));
      assertEquals("50", heard.header("X-RateLimit-Limit-Daily"));
      assertEquals("49", heard.header("X-RateLimit-Daily-Remaining"));
      assertEquals("Mon, 02 Mar 2026 10:15:30 GMT", heard.header("Date"));
    }
  }

  @Test
  void afterTheBurstNothingIsAnsweredUntilTheIntervalEnds() throws Exception {
    try (Guest guest = guest(2, 50)) {
      guest.get("/contacts/x").as(404);
      clock.on(INTERVAL.minusMillis(1));
      guest.get("/contacts/x").as(404);
      Heard refused = guest.get("/contacts/x");
      assertEquals("Too many requests", refused.as(429).path("message").asText());
      assertEquals("0", refused.header("X-RateLimit-Remaining"));
      assertEquals("48", refused.header("X-RateLimit-Daily-Remaining"));
      clock.on(Duration.ofMillis(1));
      assertEquals("1", guest.get("/contacts/x").header("X-RateLimit-Remaining"));
      JsonNode ledger = guest.ledger();
      assertEquals(1, ledger.path("throttled").asInt());
      assertEquals(4, ledger.path("requests").asInt());
    }
  }

  @Test
  void afterTheDaysShareNothingIsAnsweredUntilTheDayEnds() throws Exception {
    try (Guest guest = guest(2, 3)) {
      for (int i = 0; i < 3; i++) {
        guest.get("/contacts/x").as(404);
        clock.on(INTERVAL);
      }
      guest.get("/contacts/x").as(429);
      clock.on(Duration.ofDays(1));
      guest.get("/contacts/x").as(404);
    }
  }

  @Test
  void whatIsOursIsNotLimited() throws Exception {
    try (Guest guest = guest(1, 1)) {
      guest.post("/_sandbox/sink/won", "{}").as(200);
      guest.ledger();
      guest.get("/contacts/x").as(404);
    }
  }
}
