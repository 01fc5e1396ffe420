package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** The calendars that are there from the start, two in a group and a draft, and what was booked. */
final class PastCalendars {
  private static final int EVERY = 6;
  private static final int MOST = 600;

  private final World world;
  private final Bookings bookings;

  PastCalendars(World world, RandomGenerator random) {
    this.world = world;
    this.bookings = new Bookings(world, random);
  }

  /** Some of the contacts booked when they came. */
  void make() {
    calendars();
    Table contacts = world.contacts().table();
    for (int i = 0; i < Math.min(contacts.size(), MOST); i += EVERY) {
      contacts.at(i).ifPresent(this::visit);
    }
  }

  private void calendars() {
    String group = group();
    String first = world.ids().next();
    String second = world.ids().next();
    CalendarBook book = world.agenda().calendars();
    ObjectNode call = calendar("First call", "round_robin", 30, List.of(first, second));
    call.put("allowBookingAfter", 1).put("allowBookingAfterUnit", "hours");
    book.add(call.put("groupId", group));
    ObjectNode visit = calendar("Site visit", "personal", 60, List.of(first));
    visit.put("slotBuffer", 30).put("slotBufferUnit", "mins");
    book.add(visit.put("groupId", group));
    ObjectNode workshop = calendar("Workshop", "class_booking", 120, List.of(second));
    book.add(workshop.put("isActive", false).put("appoinmentPerSlot", 12));
  }

  private String group() {
    ObjectNode group = Json.object().put("id", world.ids().next());
    group.put("locationId", world.location()).put("name", "Consultations");
    group.put("description", "All first talks").put("slug", "consultations").put("isActive", true);
    world.agenda().groups().put(group);
    return group.path("id").asText();
  }

  private static ObjectNode calendar(String name, String type, int minutes, List<String> team) {
    ObjectNode calendar = Json.object().put("name", name).put("calendarType", type);
    calendar.put("slotDuration", minutes).put("slotInterval", minutes);
    ArrayNode members = calendar.putArray("teamMembers");
    team.forEach(user -> members.addObject().put("userId", user));
    return calendar;
  }

  private void visit(ObjectNode contact) {
    String added = contact.path("dateAdded").asText();
    bookings.book(contact, Instant.parse(added)).ifPresent(booked -> keep(booked, added));
  }

  /** What is over has been kept. */
  private void keep(ObjectNode booked, String added) {
    ObjectNode row = booked.deepCopy().put("dateAdded", added).put("dateUpdated", added);
    if (Span.of(row).end().isBefore(world.clock().instant())) {
      row.put("appointmentStatus", "showed");
    }
    world.appointments().put(row);
  }
}
