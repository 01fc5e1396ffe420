package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Appointments that nobody books over HTTP. */
class CalendarLifeTest {
  private final SandboxOptions options = Guest.options(new SetClock()).withContacts(60);
  private final Random random = new Random(7);
  private final World world = World.empty(options, new Ids(random));
  private final People people = new People(random);

  private void past() {
    new Past(world, people, random).make(options.contacts());
  }

  @Test
  void theLocationBeginsWithAppointmentsOfItsContacts() {
    past();
    Table appointments = world.appointments();
    assertTrue(appointments.size() > 0);
    for (int i = 0; i < appointments.size(); i++) {
      ObjectNode row = appointments.at(i).orElseThrow();
      world.contacts().need(row.path("contactId").asText());
      boolean over = Span.of(row).end().isBefore(options.clock().instant());
      assertEquals(over ? "showed" : "confirmed", row.path("appointmentStatus").asText());
    }
  }

  @Test
  void everyAppointmentThatItBooksByItselfStandsInTheLedger() {
    past();
    int before = world.appointments().size();
    Ledger ledger = new Ledger(options.clock());
    Life life = new Life(world, people, random, ledger);
    for (int i = 0; i < 300; i++) {
      life.step();
    }
    JsonNode booked = ledger.told().path("changes").path("appointment.booked");
    assertTrue(booked.size() > 0);
    assertEquals(world.appointments().size() - before, booked.size());
    booked
        .fieldNames()
        .forEachRemaining(id -> assertTrue(world.appointments().get(id).isPresent()));
  }
}
