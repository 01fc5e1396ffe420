package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** From one moment to another, the last one not included. */
record Span(Instant start, Instant end) {
  /** The time of an event's row. */
  static Span of(ObjectNode event) {
    return new Span(
        Instant.ofEpochMilli(event.path("start").asLong()),
        Instant.ofEpochMilli(event.path("end").asLong()));
  }

  static Span of(Instant start, Duration length) {
    return new Span(start, start.plus(length));
  }

  boolean overlaps(Span other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  boolean has(Instant moment) {
    return !moment.isBefore(start) && moment.isBefore(end);
  }

  /** With so much time more before and after it. */
  Span widened(Duration by) {
    return new Span(start.minus(by), end.plus(by));
  }

  Duration length() {
    return Duration.between(start, end);
  }

  /** Writes it into an event's row: as replies show it, and as numbers to count with. */
  void into(ObjectNode event) {
    event.put("startTime", Stamps.zoned(start, Agenda.ZONE));
    event.put("endTime", Stamps.zoned(end, Agenda.ZONE));
    event.put("start", start.toEpochMilli()).put("end", end.toEpochMilli());
  }
}
