package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes up appointments, at times that are free. */
final class Bookings {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS = 10;

  private final World world;
  private final RandomGenerator random;

  Bookings(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
  }

  /** Books in some calendar on some day after this; nothing when that day is closed or full. */
  Optional<ObjectNode> book(ObjectNode contact, Instant after) {
    List<ObjectNode> open =
        world.agenda().calendars().all().stream()
            .filter(each -> each.path("isActive").asBoolean())
            .toList();
    return open.isEmpty() ? Optional.empty() : book(contact, one(open), day(after));
  }

  private Span day(Instant after) {
    return Span.of(after.plus(DAY.multipliedBy(1 + random.nextInt(DAYS))), DAY);
  }

  private Optional<ObjectNode> book(ObjectNode contact, ObjectNode calendar, Span day) {
    Diary diary = new Diary(world.agenda(), calendar, Set.of(), "");
    List<Span> free =
        new Openings(calendar)
            .in(day).stream().filter(slot -> diary.taker(slot).isPresent()).toList();
    if (free.isEmpty()) {
      return Optional.empty();
    }
    Span slot = one(free);
    ObjectNode given = Json.object();
    given.putObject("createdBy").put("source", "booking_widget");
    ObjectNode wish = AppointmentWish.of(given, calendar, contact, diary.taker(slot).orElse(""));
    return Optional.of(world.agenda().appointments().add(wish, slot));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
