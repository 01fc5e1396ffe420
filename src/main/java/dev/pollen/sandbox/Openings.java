package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The slots that a calendar offers, free or not. */
final class Openings {
  private final Pace pace;
  private final OpenHours hours;
  private final boolean active;

  Openings(ObjectNode calendar) {
    this.pace = Pace.of(calendar);
    this.hours = OpenHours.of(calendar);
    this.active = calendar.path("isActive").asBoolean();
  }

  /** Those that start in this time, in their order; a draft offers none. */
  List<Span> in(Span time) {
    List<Span> slots = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(time.end(), Agenda.ZONE);
    LocalDate day = LocalDate.ofInstant(time.start(), Agenda.ZONE);
    for (; active && !day.isAfter(last); day = day.plusDays(1)) {
      hours.on(day).forEach(open -> add(open, time, slots));
    }
    return slots;
  }

  private void add(Span open, Span time, List<Span> slots) {
    Span slot = Span.of(open.start(), pace.length());
    for (;
        !slot.end().isAfter(open.end());
        slot = Span.of(slot.start().plus(pace.step()), pace.length())) {
      if (!slot.start().isBefore(time.start()) && slot.start().isBefore(time.end())) {
        slots.add(slot);
      }
    }
  }

  /** When slots may start if they are booked now. */
  Span bookable(Instant now) {
    Instant end = pace.reach().isZero() ? Instant.MAX : now.plus(pace.reach());
    return new Span(now.plus(pace.notice()), end);
  }
}
