package dev.pollen.catalog.render;

import java.time.Duration;

/** Spans of time in words: "10 minutes", "1 day". */
final class Spans {
  private Spans() {}

  static String words(Duration span) {
    long millis = span.toMillis();
    if (millis % Duration.ofDays(1).toMillis() == 0) {
      return count(span.toDays(), "day");
    }
    if (millis % Duration.ofHours(1).toMillis() == 0) {
      return count(span.toHours(), "hour");
    }
    if (millis % Duration.ofMinutes(1).toMillis() == 0) {
      return count(span.toMinutes(), "minute");
    }
    return millis % 1000 == 0 ? count(span.toSeconds(), "second") : count(millis, "millisecond");
  }

  private static String count(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
