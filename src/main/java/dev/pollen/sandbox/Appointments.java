package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Appointments of contacts in calendars: get, create, update. */
final class Appointments {
  private static final String OPTIONAL =
      """
      title                    string
      meetingLocationType      custom|zoom|gmeet|phone|address|ms_teams|google
      meetingLocationId        string
      overrideLocationConfig   boolean
      appointmentStatus        new|confirmed|cancelled|showed|noshow|invalid
      assignedUserId           string
      description              string
      address                  string
      ignoreDateRange          boolean
      toNotify                 boolean
      ignoreFreeSlotValidation boolean
      rrule                    string
      endTime                  date
      """;
  private static final Shape CREATE =
      Shape.of(
          OPTIONAL
              + """
              calendarId! string
              locationId! string
              contactId!  string
              startTime!  date
              """);
  private static final Shape UPDATE = Shape.of(OPTIONAL + "calendarId string\nstartTime date");
  private static final View BOOKED =
      View.of(
          """
          id calendarId locationId contactId startTime endTime title meetingLocationType
          appointmentStatus assignedUserId address isRecurring rrule
          """);
  private static final String ALL = "/calendars/events/appointments";
  private static final String ONE = ALL + "/{eventId}";

  private final World world;
  private final AppointmentBook book;
  private final Reception reception;

  Appointments(World world) {
    this.world = world;
    this.book = world.agenda().appointments();
    this.reception = new Reception(world);
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("appointment.get", ONE, this::get),
        Operation.post("appointment.create", ALL, this::create).body(CREATE).ok(),
        Operation.put("appointment.update", ONE, this::update).body(UPDATE));
  }

  /** Of a series its first date. */
  private ObjectNode get(Call call) {
    ObjectNode row = book.need(call.hole("eventId")).get(0);
    return Json.object().set("event", EventList.shown(world.agenda(), row));
  }

  private ObjectNode create(Call call) {
    ObjectNode given = call.body();
    ObjectNode calendar = reception.calendar(given.path("calendarId").asText());
    ObjectNode contact = contact(given.path("contactId").asText());
    Reception.refuseStranger(given, calendar);
    Span time = Reception.time(given, Instant.EPOCH, Pace.of(calendar).length());
    String user = reception.taker(given, calendar, time, "");
    ObjectNode wish = AppointmentWish.of(given, calendar, contact, user);
    ObjectNode row =
        repeats(given)
            ? book.add(wish, Series.of(rule(given)).from(time), rule(given))
            : book.add(wish, time);
    return BOOKED.of(row).put("id", AppointmentBook.master(row));
  }

  private ObjectNode contact(String id) {
    return world
        .contacts()
        .table()
        .get(id)
        .orElseThrow(() -> Refusal.badRequest("Contact with id %s not found".formatted(id)));
  }

  /** The rule counts only where free slots do not. */
  private static boolean repeats(ObjectNode given) {
    return !rule(given).isEmpty() && Reception.ignores(given, "ignoreFreeSlotValidation");
  }

  private static String rule(ObjectNode given) {
    return given.path("rrule").asText("");
  }

  private ObjectNode update(Call call) {
    List<ObjectNode> rows = book.need(call.hole("eventId"));
    ObjectNode given = call.body();
    ObjectNode first = rows.get(0);
    ObjectNode calendar =
        reception.calendar(given.path("calendarId").asText(first.path("calendarId").asText()));
    Span then = Span.of(first);
    Span now = Reception.time(given, then.start(), then.length());
    Reception.refuseStranger(given, calendar);
    if (!now.equals(then) || !calendar.path("id").equals(first.path("calendarId"))) {
      reception.taker(asked(given, first), calendar, now, first.path("id").asText());
    }
    ObjectNode changed =
        repeats(given)
            ? book.repeat(rows, given, Series.of(rule(given)).from(now), rule(given))
            : move(rows, given, Duration.between(then.start(), now.start()), now.length());
    return BOOKED.of(changed).put("id", call.hole("eventId"));
  }

  /** With the one who has it already, unless another is asked for or the calendar is another. */
  private static ObjectNode asked(ObjectNode given, ObjectNode row) {
    ObjectNode asked = given.deepCopy();
    if (!given.has("assignedUserId") && !given.has("calendarId")) {
      asked.set("assignedUserId", row.path("assignedUserId"));
    }
    return asked;
  }

  private ObjectNode move(List<ObjectNode> rows, ObjectNode given, Duration by, Duration length) {
    ObjectNode first = null;
    for (ObjectNode row : rows) {
      ObjectNode changed = book.change(row, given, Span.of(Span.of(row).start().plus(by), length));
      first = first == null ? changed : first;
    }
    return first;
  }
}
