package dev.pollen.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the vendor writes times. */
final class Stamps {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.ROOT);

  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private Stamps() {}

  /** {@code 2026-03-02T10:15:30.255Z}, always with milliseconds. */
  static String iso(Instant time) {
    return ISO.format(time);
  }

  /** {@code 2026-03-02 10:15:30}, its zone not told, as a contact's appointments have it. */
  static String plain(Instant time, ZoneId zone) {
    return PLAIN.format(time.atZone(zone));
  }

  /** {@code 2026-03-02T10:15:30-07:00}, as events of calendars have it. */
  static String zoned(Instant time, ZoneId zone) {
    return ZONED.format(time.atZone(zone));
  }

  /** The {@code Date} header. */
  static String http(Instant time) {
    return HTTP.format(time);
  }

  static long millis(String iso) {
    return Instant.parse(iso).toEpochMilli();
  }

  /** A date, or a time with or without an offset, to milliseconds; empty when it is neither. */
  static Optional<Long> read(String text) {
    try {
      return Optional.of(instant(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** What has no offset is taken for UTC. */
  private static Instant instant(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : Instant.from(time);
  }

  /** The first moment of a day written {@code mm-dd-yyyy}; empty when it is not one. */
  static Optional<ZonedDateTime> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DAY).atStartOfDay(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
