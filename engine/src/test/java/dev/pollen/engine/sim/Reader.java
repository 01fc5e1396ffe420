package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One feed's way of reading: pages of what is there, and what they told, for the truth. */
final class Reader implements Trigger {
  static final Duration GIVEN_UP = Duration.ofMinutes(2);

  private final TriggerSpec spec;
  private final Style style;
  private final Wire wire;
  private final Life life;
  private String group = "";
  private Sighting sighting = new Sighting(0, 0, true);
  private Optional<Sighting> whole = Optional.empty();
  private long busyUntil;
  private long opened;

  Reader(TriggerSpec spec, Wire wire, Life life) {
    this.spec = spec;
    this.style = Style.of(spec.key());
    this.wire = wire;
    this.life = life;
  }

  boolean reads(String operation, String asked) {
    return spec.key().equals(operation) && group.equals(asked);
  }

  /** The last reading, if its last page came and nobody took it yet. */
  Optional<Sighting> take() {
    Optional<Sighting> taken = whole;
    whole = Optional.empty();
    return taken;
  }

  /** Asked when a reading begins: by what recipes say then it is read, however late it is sent. */
  @Override
  public RecordShape shape(JsonNode inputs) {
    opened = life.system().now();
    return style.shape();
  }

  @Override
  public Future<Page> poll(Ask ask) {
    long now = life.system().now();
    if (now < busyUntil) {
      life.trouble(Optional.of("two polls at once of " + spec.key()));
    }
    busyUntil = now + GIVEN_UP.toMillis() - 1;
    long begun = opened;
    String asked = ask.inputs().path("group").asText();
    group = asked;
    whole = Optional.empty();
    return wire.send(
            () -> words(spec, asked, ask),
            false,
            () -> page(ask, begun),
            () -> {},
            fate -> busyUntil = 0)
        .map(this::came);
  }

  private static String words(TriggerSpec spec, String group, Ask ask) {
    return spec.key()
        + " "
        + group
        + ask.since().map(at -> " since " + at).orElse("")
        + ask.after().map(at -> " after " + at.place()).orElse("");
  }

  /** A page, and what of it is for the truth. */
  private record Turned(Page page, Sighting sighting, boolean shifted) {}

  private Turned page(Ask ask, long asked) {
    Optional<Long> since = ask.since().map(Instant::toEpochMilli);
    if (ask.after().isEmpty()) {
      sighting = new Sighting(life.system().now(), asked, since.isEmpty());
    }
    Sighting now = sighting;
    List<SimRecord.Version> all = life.system().shown(style, group, since);
    int from = ask.after().map(cursor -> place(all, cursor.place())).orElse(0);
    if (from < 0) {
      return new Turned(null, now, true);
    }
    int to = Math.min(all.size(), from + life.system().page);
    List<JsonNode> some = new ArrayList<>();
    all.subList(from, to).forEach(one -> some.add(now.saw(one, style)));
    Optional<Cursor> next =
        to < all.size() ? Optional.of(new Cursor(cursor(all, to))) : Optional.empty();
    Instant date = Instant.ofEpochMilli(life.system().now() / 1_000 * 1_000);
    return new Turned(new Page(some, next, Optional.of(date), RateSignal.NONE), now, false);
  }

  private Page came(Turned turned) {
    if (turned.shifted()) {
      throw Fault.of(Fault.Kind.UNREADABLE, "the list shifted while it was read");
    }
    whole = turned.page().next().isEmpty() ? Optional.of(turned.sighting()) : Optional.empty();
    return turned.page();
  }

  private String cursor(List<SimRecord.Version> all, int to) {
    SimRecord.Version last = all.get(to - 1);
    return life.system().keyset
        ? last.changed() + " " + last.of().ordinal
        : to + " " + last.of().ordinal + " " + last.value();
  }

  /** Where the next page begins; -1 when the list shifted. */
  private int place(List<SimRecord.Version> all, String cursor) {
    String[] parts = cursor.split(" ", -1);
    long first = Long.parseLong(parts[0]);
    int ordinal = Integer.parseInt(parts[1]);
    return life.system().keyset
        ? behind(all, first, ordinal)
        : overlapped(all, (int) first - 1, ordinal, Integer.parseInt(parts[2]));
  }

  /** The last record read must stand where it stood, as it was: else it may have moved, too. */
  private static int overlapped(List<SimRecord.Version> all, int last, int ordinal, int value) {
    boolean there = last < all.size() && all.get(last).of().ordinal == ordinal;
    return there && all.get(last).value() == value ? last + 1 : -1;
  }

  private int behind(List<SimRecord.Version> all, long changed, int ordinal) {
    SimRecord record = life.system().record("r" + ordinal);
    SimRecord.Version mark =
        new SimRecord.Version(record, 0, 0, changed, 0, false, 0, 0, false, Map.of());
    int place = 0;
    while (place < all.size() && life.system().order(style).compare(all.get(place), mark) <= 0) {
      place++;
    }
    return place;
  }
}
