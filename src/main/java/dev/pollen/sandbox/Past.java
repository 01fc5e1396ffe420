package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What had happened at the location before it is first looked at. */
final class Past {
  private static final long HALF_A_YEAR = Duration.ofDays(180).toSeconds();
  private static final List<String> TAGS = List.of("customer", "newsletter", "vip", "event");
  private static final List<String> STATUSES = List.of("open", "open", "open", "won", "lost");

  private final World world;
  private final People people;
  private final RandomGenerator random;
  private final List<ObjectNode> businesses = new ArrayList<>();

  Past(World world, People people, RandomGenerator random) {
    this.world = world;
    this.people = people;
    this.random = random;
  }

  /** Makes so many contacts, and what belongs to them. */
  void make(int contacts) {
    PastOffice office = new PastOffice(world);
    office.make();
    businesses.addAll(office.businesses());
    Instant now = world.clock().instant();
    for (int i = 0; i < contacts; i++) {
      contact(now.minusSeconds(60 + random.nextLong(HALF_A_YEAR)), i);
    }
    new PastCalendars(world, random).make();
    new PastCompany(world, people).make();
    new PastTalks(world).make();
    new PastPress(world).make();
    world.settle();
  }

  /** A location that was just set up, of a company that is there. */
  void beside() {
    PastOffice office = new PastOffice(world);
    office.make();
    businesses.addAll(office.businesses());
    new PastCalendars(world, random).make();
    world.settle();
  }

  private void contact(Instant added, int number) {
    ObjectNode body = people.next();
    body.set("tags", Json.texts(Set.of(people.one(TAGS))));
    ObjectNode row = world.contacts().add(body).deepCopy();
    row.put("dateAdded", Stamps.iso(added)).put("dateUpdated", Stamps.iso(added));
    if (number % 4 == 0) {
      ObjectNode business = people.one(businesses);
      row.set("businessId", business.get("id"));
      row.set("businessName", business.get("name"));
    }
    world.contacts().table().put(row);
    if (number % 3 == 0) {
      opportunity(row, added);
    }
    if (number % 5 == 0) {
      note(row, added);
    }
  }

  private void opportunity(ObjectNode contact, Instant added) {
    ObjectNode row =
        world
            .opportunities()
            .add(Deals.of(contact, world, people, random).put("status", people.one(STATUSES)))
            .deepCopy();
    String stamp = Stamps.iso(added.plusSeconds(30));
    for (String field :
        List.of(
            "createdAt",
            "updatedAt",
            "lastActionDate",
            "lastStatusChangeAt",
            "lastStageChangeAt")) {
      row.put(field, stamp);
    }
    world.opportunities().table().put(row);
  }

  private void note(ObjectNode contact, Instant added) {
    ObjectNode row = Json.object().put("id", world.ids().next());
    row.set("contactId", contact.get("id"));
    row.put("body", "Asked for an offer.").put("dateAdded", Stamps.iso(added));
    world.notes().put(row);
  }
}
