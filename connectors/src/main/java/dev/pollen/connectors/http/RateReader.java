package dev.pollen.connectors.http;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.SystemSpec.RateHeaders;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a reply's headers say about the budget, by the names that the system's file gives. */
final class RateReader {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final RateHeaders names;
  private final Optional<Duration> interval;
  private final InstantSource clock;

  RateReader(SystemSpec system, InstantSource clock) {
    this.names = system.rateHeaders();
    this.interval = system.budgets().stream().map(Budget::per).min(Comparator.naturalOrder());
    this.clock = clock;
  }

  RateSignal read(MultiMap headers) {
    OptionalInt remaining = number(headers, names.remaining());
    OptionalInt today = number(headers, names.dailyRemaining());
    OptionalInt limit = limit(headers);
    Optional<Duration> wait = retryAfter(headers);
    return remaining.isEmpty() && today.isEmpty() && wait.isEmpty() && limit.isEmpty()
        ? RateSignal.NONE
        : new RateSignal(remaining, today, wait, limit);
  }

  /** A limit for another interval than ours cannot be held against it. */
  private OptionalInt limit(MultiMap headers) {
    OptionalInt millis = number(headers, names.intervalMillis());
    boolean ours =
        millis.isEmpty()
            || interval.filter(Duration.ofMillis(millis.getAsInt())::equals).isPresent();
    return ours ? number(headers, names.limit()) : OptionalInt.empty();
  }

  private static OptionalInt number(MultiMap headers, String name) {
    String value = name.isEmpty() ? null : headers.get(name);
    return value == null || !NUMBER.matcher(value.strip()).matches()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value.strip()));
  }

  /** Seconds or an HTTP date; a date is measured by the server's own clock where it tells it. */
  private Optional<Duration> retryAfter(MultiMap headers) {
    String value = headers.get("Retry-After");
    if (value == null) {
      return Optional.empty();
    }
    if (NUMBER.matcher(value.strip()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
    }
    Instant now = date(headers.get("Date")).orElseGet(clock::instant);
    return date(value).map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
  }

  /** An HTTP date; empty when there is none or it is not one. */
  static Optional<Instant> date(String value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
