package dev.pollen.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The forms in which the vendor writes times. */
final class Stamps {
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.ROOT);

  private Stamps() {}

  /** {@code 2026-03-02T10:15:30.255Z}, always with milliseconds. */
  static String iso(Instant time) {
    return ISO.format(time);
  }

  /** {@code 2026-03-02 10:15:30}, without a zone, as appointments have it. */
  static String plain(Instant time) {
    return PLAIN.format(time);
  }

  /** The {@code Date} header. */
  static String http(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  static long millis(String iso) {
    return Instant.parse(iso).toEpochMilli();
  }

  /** A date, or a time with or without an offset, to milliseconds; empty when it is neither. */
  static Optional<Long> read(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
              : OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
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
