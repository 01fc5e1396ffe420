package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An appointment to be booked, with all that was not said filled in. */
final class AppointmentWish {
  private AppointmentWish() {}

  /**
   * @param user who takes it; empty when nobody does
   */
  static ObjectNode of(ObjectNode given, ObjectNode calendar, ObjectNode contact, String user) {
    ObjectNode wish = Json.object();
    wish.set("calendarId", calendar.get("id"));
    wish.set("contactId", contact.get("id"));
    wish.put("title", title(calendar, contact));
    wish.put("appointmentStatus", calendar.path("autoConfirm").asBoolean() ? "confirmed" : "new");
    wish.setAll(given);
    if (!user.isEmpty()) {
      wish.put("assignedUserId", user);
    }
    wish.set("users", Json.texts(others(calendar, user)));
    return wish;
  }

  private static String title(ObjectNode calendar, ObjectNode contact) {
    return calendar
        .path("eventTitle")
        .asText()
        .replace("{{contact.name}}", contact.path("name").asText());
  }

  /** In a collective calendar the whole team comes. */
  private static List<String> others(ObjectNode calendar, String user) {
    return calendar.path("calendarType").asText().equals("collective")
        ? CalendarBook.team(calendar).stream().filter(each -> !each.equals(user)).toList()
        : List.of();
  }
}
