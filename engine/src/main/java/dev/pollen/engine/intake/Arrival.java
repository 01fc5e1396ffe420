package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Restoration;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an edited recipe goes on: at an own feed of the inputs that it reads now, which begins with
 * what was known before.
 *
 * @param known all of it as missing, so far
 * @param carried whether all that differs from that counts
 */
record Arrival(
    SubscriptionRow place, FeedRow feed, Knowledge known, boolean carried, List<Change> notes)
    implements Supplier<List<Change>> {

  /** Numbers of what is new. */
  record Ids(long place, long feed) {}

  /**
   * @param known as missing since {@code now}
   */
  static Arrival at(Ids ids, Passage passage, Knowledge known, Instant now) {
    Wanted wanted = passage.wanted();
    boolean carried = !passage.skips();
    Instant start = carried ? passage.start() : passage.skipped(now);
    String key = FeedKey.edited(ids.place(), wanted.key());
    FeedRow feed = passage.outset(known.row(wanted.row(ids.feed(), key, now)), start);
    SubscriptionRow place =
        new SubscriptionRow(
            ids.place(),
            wanted.recipe().id(),
            ids.feed(),
            0,
            start,
            Subscription.JOINING,
            Optional.empty(),
            Standing.LIVE.word(),
            "");
    return new Arrival(place, feed, known, carried, notes(ids, passage, carried, start));
  }

  private static List<Change> notes(Ids ids, Passage passage, boolean carried, Instant start) {
    Recipe recipe = passage.wanted().recipe();
    List<Change> notes =
        new ArrayList<>(
            ServedBy.notes(
                ids.place(), recipe, passage.member().seat().terms().start(recipe, start)));
    notes.add(carried ? Carried.note(ids.place()) : Carried.gone(ids.place()));
    notes.add(Off.note(ids.place(), !recipe.enabled()));
    Feed before = passage.member().feed();
    Restoration restoration = before.home().setup().journal().restoration();
    restoration.begins(ids.feed(), before.id()).ifPresent(notes::add);
    return notes;
  }

  /** What is noted beside the place, as it is read. */
  Map<String, String> noted() {
    Map<String, String> all = new HashMap<>();
    for (Change note : notes) {
      if (note instanceof Change.NotePut put) {
        put.value().ifPresent(value -> all.put(put.name(), value));
      }
    }
    return all;
  }

  /** What makes it durable. */
  @Override
  public List<Change> get() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change.FeedPut(feed));
    changes.addAll(known.putting(feed.id()));
    changes.add(new Change.SubscriptionPut(place));
    changes.addAll(notes);
    return changes;
  }
}
