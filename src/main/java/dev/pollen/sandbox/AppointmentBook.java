package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The appointments of the location, and what it means to add and to change one. Of a series there
 * is a row for each date, with an id of its own; the id of the whole series is the master's.
 */
final class AppointmentBook {
  private static final Set<String> OFF = Set.of("cancelled", "noshow", "invalid");
  private static final View GIVEN =
      View.of(
          """
          calendarId contactId title meetingLocationType appointmentStatus assignedUserId users
          description address createdBy
          """);

  private final InstantSource clock;
  private final Ids ids;
  private final String location;
  private final Table table;

  AppointmentBook(InstantSource clock, Ids ids, String location, Table table) {
    this.clock = clock;
    this.ids = ids;
    this.location = location;
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** Whether nobody else can have its time. */
  static boolean takesTime(ObjectNode event) {
    return !OFF.contains(event.path("appointmentStatus").asText());
  }

  /** The appointment with this id, or all dates of the series with it; none when it is neither. */
  List<ObjectNode> named(String id) {
    Optional<ObjectNode> one = table.get(id);
    return one.isPresent()
        ? List.of(one.get())
        : table.where("masterEventId", id).stream()
            .sorted(Comparator.comparing((ObjectNode row) -> row.path("start").asLong()))
            .toList();
  }

  /** As {@link #named}, or a refusal. */
  List<ObjectNode> need(String id) {
    List<ObjectNode> rows = named(id);
    if (rows.isEmpty()) {
      throw Refusal.absent("Appointment", id);
    }
    return rows;
  }

  /** One appointment more. */
  ObjectNode add(ObjectNode given, Span time) {
    ObjectNode row = fresh(given);
    time.into(row);
    table.put(row);
    return row;
  }

  /** A series more; its first date. */
  ObjectNode add(ObjectNode given, List<Span> dates, String rule) {
    ObjectNode row = fresh(given);
    return repeat(row.path("id").asText(), row, dates, rule);
  }

  private ObjectNode fresh(ObjectNode given) {
    ObjectNode row = Json.object().put("id", ids.next()).put("locationId", location);
    row.put("appointmentStatus", "confirmed").put("meetingLocationType", "custom");
    row.put("isRecurring", false).put("dateAdded", now()).put("dateUpdated", now());
    row.putArray("users");
    row.putArray("assignedResources");
    row.putObject("createdBy").put("source", "third_party");
    row.setAll(GIVEN.of(given));
    return row;
  }

  private String now() {
    return Stamps.iso(clock.instant());
  }

  ObjectNode change(ObjectNode row, ObjectNode given, Span time) {
    ObjectNode copy = changed(row, given);
    time.into(copy);
    table.put(copy);
    return copy;
  }

  private ObjectNode changed(ObjectNode row, ObjectNode given) {
    ObjectNode copy = row.deepCopy();
    copy.setAll(GIVEN.of(given));
    return copy.put("dateUpdated", now());
  }

  /** Makes a series of an appointment, or other dates of a series; the first date. */
  ObjectNode repeat(List<ObjectNode> rows, ObjectNode given, List<Span> dates, String rule) {
    ObjectNode first = rows.get(0);
    rows.forEach(row -> table.remove(row.path("id").asText()));
    return repeat(master(first), changed(first, given), dates, rule);
  }

  private ObjectNode repeat(String master, ObjectNode row, List<Span> dates, String rule) {
    for (Span date : dates) {
      ObjectNode copy = row.deepCopy();
      copy.put("id", instance(master, date)).put("masterEventId", master);
      copy.put("isRecurring", true).put("rrule", rule);
      date.into(copy);
      table.put(copy);
    }
    return named(master).get(0);
  }

  private static String instance(String master, Span date) {
    return master + "_" + date.start().toEpochMilli() + "_" + date.length().toSeconds();
  }

  /** The id of the series that it belongs to, or its own. */
  static String master(ObjectNode row) {
    return row.path("masterEventId").asText(row.path("id").asText());
  }
}
