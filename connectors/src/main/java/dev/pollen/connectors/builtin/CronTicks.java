package dev.pollen.connectors.builtin;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ticks by a cron line of five fields in a zone, right on the days when clocks change.
 *
 * <p>A line that names its minutes and hours ({@code 30 2 * * *}) means times of the day: each
 * happens once a day. One that falls into the hour that is skipped happens when that hour would
 * have begun; one in the hour that comes twice happens the first time. A line whose minute or hour
 * begins with a star ({@code *}{@code /15 * * * *}) means a rhythm: it goes on through both hours,
 * and skips what does not exist. (The rule of the old Unix cron.)
 */
final class CronTicks implements Ticks {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** The hour that comes twice holds 60 minutes; some zones shift by more, none by a day. */
  private static final int MOST_STEPS = 24 * 60;

  private final ExecutionTime local;
  private final ZoneRules rules;
  private final boolean rhythm;

  private CronTicks(Cron cron, ZoneId zone, boolean rhythm) {
    this.local = ExecutionTime.forCron(cron);
    this.rules = zone.getRules();
    this.rhythm = rhythm;
  }

  /** Throws {@link IllegalArgumentException} that says what is wrong with the line. */
  static CronTicks of(String line, ZoneId zone) {
    String[] fields = BLANK.split(line.strip());
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "cron '%s' has %d fields; it takes five: minute hour day-of-month month day-of-week"
              .formatted(line, fields.length));
    }
    try {
      Cron cron = PARSER.parse(String.join(" ", fields)).validate();
      return new CronTicks(cron, zone, fields[0].startsWith("*") || fields[1].startsWith("*"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cron '%s': %s".formatted(line, e.getMessage()), e);
    }
  }

  @Override
  public Optional<Instant> after(Instant instant) {
    return rhythm ? nextInRhythm(instant) : nextTimeOfDay(instant);
  }

  private Optional<Instant> nextTimeOfDay(Instant instant) {
    Optional<LocalDateTime> time = Optional.of(at(instant, rules.getOffset(instant)));
    // In the second of two equal hours the first ones' times come again and are stepped over.
    for (int step = 0; step < MOST_STEPS && time.isPresent(); step++) {
      time = next(time.get());
      Optional<Instant> tick = time.map(this::happens).filter(t -> t.isAfter(instant));
      if (tick.isPresent()) {
        return tick;
      }
    }
    return Optional.empty();
  }

  private Instant happens(LocalDateTime time) {
    ZoneOffsetTransition change = rules.getTransition(time);
    return change == null
        ? time.toInstant(rules.getOffset(time))
        : change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore());
  }

  private Optional<Instant> nextInRhythm(Instant instant) {
    Instant from = instant;
    LocalDateTime time = at(from, rules.getOffset(from));
    for (int step = 0; step < MOST_STEPS; step++) {
      ZoneOffset offset = rules.getOffset(from);
      ZoneOffsetTransition change = rules.nextTransition(from);
      Optional<Instant> tick = next(time).map(t -> t.toInstant(offset));
      if (tick.isEmpty() || change == null || tick.get().isBefore(change.getInstant())) {
        return tick;
      }
      from = change.getInstant();
      time = change.getDateTimeAfter().minusSeconds(1);
    }
    return Optional.empty();
  }

  private static LocalDateTime at(Instant instant, ZoneOffset offset) {
    return LocalDateTime.ofInstant(instant, offset);
  }

  /** The next matching time on a calendar that knows no clock changes. */
  private Optional<LocalDateTime> next(LocalDateTime time) {
    return local.nextExecution(time.atZone(ZoneOffset.UTC)).map(found -> found.toLocalDateTime());
  }
}
