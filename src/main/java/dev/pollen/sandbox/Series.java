package dev.pollen.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an appointment repeats: of an iCalendar rule (RFC 5545) the parts FREQ (daily, weekly or
 * monthly), INTERVAL, COUNT and UNTIL (its day). Never more than {@link #MOST} dates.
 */
record Series(ChronoUnit unit, int interval, int count, Instant end) {
  static final int MOST = 100;
  private static final Map<String, ChronoUnit> UNITS =
      Map.of("DAILY", ChronoUnit.DAYS, "WEEKLY", ChronoUnit.WEEKS, "MONTHLY", ChronoUnit.MONTHS);

  static Series of(String rule) {
    try {
      Map<String, String> parts = parts(rule);
      Series series =
          new Series(
              UNITS.get(parts.remove("FREQ")),
              Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
              Integer.parseInt(parts.getOrDefault("COUNT", "" + MOST)),
              end(parts.getOrDefault("UNTIL", "")));
      parts.keySet().removeAll(List.of("INTERVAL", "COUNT", "UNTIL"));
      if (parts.isEmpty() && series.unit != null && series.interval > 0 && series.count > 0) {
        return series;
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw refused(rule);
    }
    throw refused(rule);
  }

  private static Refusal refused(String rule) {
    return Refusal.badRequest("rrule is not valid: " + rule);
  }

  private static Map<String, String> parts(String rule) {
    Map<String, String> parts = new HashMap<>();
    for (String part : rule.replaceFirst("^RRULE:", "").split(";", -1)) {
      int at = part.indexOf('=');
      parts.put(part.substring(0, Math.max(0, at)), part.substring(at + 1));
    }
    return parts;
  }

  private static Instant end(String until) {
    return until.isEmpty()
        ? Instant.MAX
        : LocalDate.parse(
                until.substring(0, Math.min(8, until.length())), DateTimeFormatter.BASIC_ISO_DATE)
            .plusDays(1)
            .atStartOfDay(Agenda.ZONE)
            .toInstant();
  }

  /** The dates, the first one among them; at the same hour of the location's clocks. */
  List<Span> from(Span first) {
    ZonedDateTime start = first.start().atZone(Agenda.ZONE);
    List<Span> dates = new ArrayList<>(List.of(first));
    for (int i = 1; i < Math.min(count, MOST); i++) {
      Instant at = start.plus((long) i * interval, unit).toInstant();
      if (at.isBefore(end)) {
        dates.add(Span.of(at, first.length()));
      }
    }
    return dates;
  }
}
