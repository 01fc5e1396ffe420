package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Pattern;

/**
 * When {@code until} is: an instant, a date and time in the recipe's zone, or a time of the day,
 * which means the next one.
 *
 * <p>Right on the days when clocks change, as schedules are: a time in the hour that is skipped is
 * when that hour would have begun; one in the hour that comes twice is the first, and so comes once
 * a day.
 */
public final class WakeTime {
  /** No wait may be longer: what asks for more is a mistake. */
  public static final Duration LONGEST = Duration.ofDays(3_653);

  private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");

  /** A day more than the next one: what falls into a gap on both does not exist. */
  private static final int DAYS = 3;

  private WakeTime() {}

  /**
   * Reads what was written or evaluated.
   *
   * @throws IllegalArgumentException that says what may be written
   */
  public static Instant of(JsonNode value, Instant now, ZoneId zone) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw refused(value.isMissingNode() || value.isNull() ? "nothing" : value.toString());
    }
    String text = value.textValue().strip();
    try {
      return read(text, now, zone);
    } catch (DateTimeException e) {
      throw (IllegalArgumentException) refused("'" + text + "'").initCause(e);
    }
  }

  private static IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "'until' is %s: it must be a time of the day such as \"09:00\", a date and time such as \"2026-07-01T09:00\", or an instant such as \"2026-07-01T09:00:00Z\""
            .formatted(what));
  }

  private static Instant read(String text, Instant now, ZoneId zone) {
    if (TIME.matcher(text).matches()) {
      return next(LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text), now, zone);
    }
    if (text.indexOf('T') < 0) {
      return happens(LocalDate.parse(text).atStartOfDay(), zone);
    }
    return isLocal(text)
        ? happens(LocalDateTime.parse(text), zone)
        : OffsetDateTime.parse(text).toInstant();
  }

  private static boolean isLocal(String text) {
    String time = text.substring(text.indexOf('T'));
    return time.indexOf('Z') < 0 && time.indexOf('+') < 0 && time.indexOf('-') < 0;
  }

  /** The next time that a clock in the zone shows this, or now if it shows it now. */
  private static Instant next(LocalTime time, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    for (int day = 0; day < DAYS; day++) {
      Instant at = happens(today.plusDays(day).atTime(time), zone);
      if (!at.isBefore(now)) {
        return at;
      }
    }
    throw new IllegalStateException("no %s follows %s in %s".formatted(time, now, zone));
  }

  private static Instant happens(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change == null) {
      return time.toInstant(zone.getRules().getOffset(time));
    }
    return change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore());
  }
}
