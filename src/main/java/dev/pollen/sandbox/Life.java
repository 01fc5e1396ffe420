package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Changes the location by itself, one change at a {@link #step}: new contacts and opportunities,
 * new addresses and numbers, moves that mean little, opportunities won, appointments booked. What
 * was just changed rests for a while, as things do that people change. Every change stands in the
 * ledger.
 */
final class Life {
  private static final Duration REST = Duration.ofSeconds(15);
  private static final int TRIES = 20;
  private static final int OF = 100;
  private static final int NEW_CONTACT = 45;
  private static final int NEW_DETAILS = 75;
  private static final int WON = 90;
  private static final int BOOKED = 5;

  private final World world;
  private final People people;
  private final RandomGenerator random;
  private final Ledger ledger;
  private final Bookings bookings;

  Life(World world, People people, RandomGenerator random, Ledger ledger) {
    this.world = world;
    this.people = people;
    this.random = random;
    this.ledger = ledger;
    this.bookings = new Bookings(world, random);
  }

  /** One change, and now and then an appointment beside it. */
  void step() {
    int chance = random.nextInt(OF);
    boolean done =
        chance >= NEW_CONTACT
            && (chance < NEW_DETAILS ? newDetails() : chance < WON ? win() : move());
    if (!done) {
      newContact(Json.object());
    }
    if (random.nextInt(OF) < BOOKED) {
      book();
    }
  }

  private void book() {
    Table contacts = world.contacts().table();
    contacts
        .at(random.nextInt(Math.max(1, contacts.size())))
        .flatMap(contact -> bookings.book(contact, world.clock().instant()))
        .ifPresent(
            row -> ledger.changed("appointment.booked", row.path("id").asText(), row.deepCopy()));
  }

  /** A contact more; what is wished for it comes before what is made up. */
  ObjectNode newContact(ObjectNode wishes) {
    ObjectNode body = people.next();
    body.setAll(wishes);
    ObjectNode row = world.contacts().add(body);
    ledger.changed("contact.added", row.path("id").asText(), body);
    if (random.nextInt(3) == 0) {
      ObjectNode wish = Deals.of(row, world, people, random);
      ObjectNode deal = world.opportunities().add(wish);
      ledger.changed("opportunity.added", deal.path("id").asText(), wish);
    }
    return row;
  }

  private boolean newDetails() {
    Optional<ObjectNode> found = rested(world.contacts().table(), "dateUpdated", row -> true);
    found.ifPresent(
        row -> {
          ObjectNode details = Json.object();
          if (random.nextBoolean()) {
            details.put(
                "email",
                people.email(row.path("firstName").asText(), row.path("lastName").asText()));
          } else {
            details.put("phone", people.phone());
          }
          world.contacts().change(row, details);
          ledger.changed("contact.details", row.path("id").asText(), details);
        });
    return found.isPresent();
  }

  private boolean move() {
    Optional<ObjectNode> found = rested(world.contacts().table(), "dateUpdated", row -> true);
    found.ifPresent(
        row -> {
          ObjectNode town = Json.object().put("city", people.city());
          world.contacts().change(row, town);
          ledger.changed("contact.moved", row.path("id").asText(), town);
        });
    return found.isPresent();
  }

  private boolean win() {
    Table table = world.opportunities().table();
    Optional<ObjectNode> found =
        rested(table, "updatedAt", row -> row.path("status").asText().equals("open"));
    found.ifPresent(
        row -> {
          ObjectNode won = Json.object().put("status", "won");
          world.opportunities().change(row, won);
          ledger.changed("opportunity.won", row.path("id").asText(), won);
        });
    return found.isPresent();
  }

  private Optional<ObjectNode> rested(Table table, String stamp, Predicate<ObjectNode> fits) {
    String latest = Stamps.iso(world.clock().instant().minus(REST));
    for (int i = 0; i < TRIES && table.size() > 0; i++) {
      Optional<ObjectNode> row =
          table
              .at(random.nextInt(table.size()))
              .filter(fits)
              .filter(one -> one.path(stamp).asText().compareTo(latest) < 0);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }
}
