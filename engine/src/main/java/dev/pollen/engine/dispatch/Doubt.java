package dev.pollen.engine.dispatch;

import dev.pollen.catalog.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an attempt whose outcome nobody knows may become. Pure. */
enum Doubt {
  REPEAT,
  /** A repeat could undo something newer: a person decides. */
  STALE,
  /** Only looking can tell, or nothing can: a person decides. */
  IN_DOUBT;

  /**
   * @param within how long after its first intent a repeat is safe; empty: always
   * @param overtaken whether a later event of the same record is known
   */
  static Doubt settle(
      Effect effect, Optional<Duration> within, Instant intended, Instant now, boolean overtaken) {
    if (effect == Effect.READ) {
      return REPEAT;
    }
    if (effect != Effect.IDEMPOTENT) {
      return IN_DOUBT;
    }
    return within.map(span -> safe(span, intended, now, overtaken)).orElse(true) ? REPEAT : STALE;
  }

  private static boolean safe(Duration span, Instant intended, Instant now, boolean overtaken) {
    return !overtaken && !now.isAfter(intended.plus(span));
  }
}
