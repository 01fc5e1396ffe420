package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reads the stamps that systems write: ISO dates and times with or without a zone (then UTC), epoch
 * seconds, milliseconds or microseconds as numbers or digits, and the dates of e-mail and feeds.
 * What is none of these is no stamp, never an error.
 */
public final class Stamp {
  /** Below this a number is seconds (the year 5138), above it milliseconds (1973). */
  private static final long SECONDS_END = 100_000_000_000L;

  private static final long MILLIS_END = 100_000_000_000_000L;
  private static final int DATE = 10;
  private static final int MOST_DIGITS = 17;

  private Stamp() {}

  public static Optional<Instant> of(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return epoch(node.longValue());
    }
    if (node.isNumber()) {
      return epochWithFraction(node.doubleValue());
    }
    return node.isTextual() ? ofText(node.textValue().strip()) : Optional.empty();
  }

  /** Whether the text says a day and no time: such stamps are a whole day coarse. */
  public static boolean onlyDay(JsonNode node) {
    return node.isTextual() && node.textValue().strip().length() == DATE && isDate(node);
  }

  /** Whether the text says a time and no zone: it may be meant in any. */
  public static boolean withoutZone(JsonNode node) {
    String text = node.asText().strip();
    return node.isTextual()
        && text.length() > DATE
        && isDate(node)
        && zoneAt(text) == text.length();
  }

  private static boolean isDate(JsonNode node) {
    return node.textValue().strip().indexOf('-') == 4;
  }

  private static Optional<Instant> epoch(long value) {
    if (value <= 0) {
      return Optional.empty();
    }
    if (value < SECONDS_END) {
      return Optional.of(Instant.ofEpochSecond(value));
    }
    return Optional.of(Instant.ofEpochMilli(value < MILLIS_END ? value : value / 1_000));
  }

  private static Optional<Instant> epochWithFraction(double value) {
    return value > 0 && value < SECONDS_END
        ? Optional.of(Instant.ofEpochMilli(Math.round(value * 1_000)))
        : epoch((long) value);
  }

  private static Optional<Instant> ofText(String text) {
    try {
      if (digits(text)) {
        return epoch(Long.parseLong(text));
      }
      return text.length() >= DATE && text.charAt(4) == '-' ? iso(text) : mail(text);
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  private static Optional<Instant> mail(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
  }

  private static Optional<Instant> iso(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE));
    if (text.length() == DATE) {
      return Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    int zone = zoneAt(text);
    String time = text.substring(DATE + 1, zone).strip();
    ZoneOffset offset = offset(text.substring(zone).strip());
    return Optional.of(day.atTime(time(time)).toInstant(offset));
  }

  private static int zoneAt(String text) {
    for (int i = DATE + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
        return i;
      }
    }
    return text.length();
  }

  private static ZoneOffset offset(String zone) {
    return zone.isEmpty() || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }

  private static LocalTime time(String time) {
    int seconds = time.length() >= 8 ? number(time, 6, 8) : 0;
    return LocalTime.of(number(time, 0, 2), number(time, 3, 5), Math.min(seconds, 59), nanos(time));
  }

  private static int nanos(String time) {
    int nanos = 0;
    int unit = 100_000_000;
    for (int i = 9; i < time.length() && unit > 0; i++, unit /= 10) {
      nanos += (time.charAt(i) - '0') * unit;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
