package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Calendars: list, get, create, update, delete. No paging and no times of their own. */
final class Calendars {
  private static final Shape LIST =
      Shape.of(
          """
          locationId! string
          groupId     string
          showDrafted boolean
          """);
  private static final View CALENDAR =
      View.of(
          """
          id isActive notifications locationId groupId teamMembers eventType name description slug
          widgetSlug calendarType widgetType eventTitle eventColor meetingLocation
          locationConfigurations slotDuration slotDurationUnit slotInterval slotIntervalUnit
          slotBuffer slotBufferUnit preBuffer preBufferUnit appoinmentPerSlot appoinmentPerDay
          allowBookingAfter allowBookingAfterUnit allowBookingFor allowBookingForUnit openHours
          enableRecurring recurring formId stickyContact isLivePaymentMode autoConfirm
          shouldSendAlertEmailsToAssignedMember alertEmail googleInvitationEmails allowReschedule
          allowCancellation shouldAssignContactToTeamMember shouldSkipAssigningContactForExisting
          notes pixelId formSubmitType formSubmitRedirectURL formSubmitThanksMessage
          availabilityType availabilities guestType consentLabel calendarCoverImage lookBusyConfig
          """);
  private static final String ALL = "/calendars/";
  private static final String ONE = "/calendars/{calendarId}";

  private final Agenda agenda;
  private final CalendarBook book;

  Calendars(World world) {
    this.agenda = world.agenda();
    this.book = agenda.calendars();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("calendar.list", ALL, this::list).query(LIST),
        Operation.get("calendar.get", ONE, call -> reply(need(call))),
        Operation.post("calendar.create", ALL, this::create).body(CalendarShapes.CREATE).ok(),
        Operation.put("calendar.update", ONE, this::update).body(CalendarShapes.UPDATE),
        Operation.delete("calendar.delete", ONE, this::delete));
  }

  private static ObjectNode reply(ObjectNode row) {
    return Json.object().set("calendar", CALENDAR.of(row));
  }

  private ObjectNode need(Call call) {
    return book.need(call.hole("calendarId"));
  }

  /** Drafts too, unless they are not wanted. */
  private ObjectNode list(Call call) {
    boolean drafts = call.query().path("showDrafted").asBoolean(true);
    List<ObjectNode> rows = call.has("groupId") ? book.in(call.text("groupId")) : book.all();
    return Json.object()
        .set(
            "calendars",
            Json.array(
                rows.stream()
                    .filter(row -> drafts || row.path("isActive").asBoolean())
                    .map(CALENDAR::of)
                    .toList()));
  }

  private ObjectNode create(Call call) {
    refuseUnknownGroup(call.body());
    return reply(book.add(call.body()));
  }

  private ObjectNode update(Call call) {
    ObjectNode row = need(call);
    refuseUnknownGroup(call.body());
    return reply(book.change(row, call.body()));
  }

  private void refuseUnknownGroup(ObjectNode given) {
    String group = given.path("groupId").asText("");
    if (!group.isEmpty() && agenda.groups().get(group).isEmpty()) {
      throw Refusal.badRequest("Calendar group with id %s not found".formatted(group));
    }
  }

  private ObjectNode delete(Call call) {
    agenda.drop(need(call).path("id").asText());
    return Json.object().put("success", true);
  }
}
