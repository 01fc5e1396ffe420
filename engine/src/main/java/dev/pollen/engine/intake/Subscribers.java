package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.recipe.Pace;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everybody who has a place on one feed, asked and told together. On the feed's loop. */
final class Subscribers implements Aim.Audience {
  private final Map<Long, Subscription> all = new LinkedHashMap<>();
  private final FeedMemory memory;

  Subscribers(FeedMemory memory) {
    this.memory = memory;
  }

  void add(Subscription one) {
    all.put(one.id(), one);
  }

  void remove(long id) {
    all.remove(id);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  Collection<Subscription> all() {
    return all.values();
  }

  /** The place of this id, if it has not left. */
  Optional<Subscription> find(long id) {
    return Optional.ofNullable(all.get(id));
  }

  /** The only one of an own feed. */
  Optional<Subscription> first() {
    return all.values().stream().findFirst();
  }

  /** The place of this id; throws if there is none, which would be a defect. */
  Subscription get(long id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "feed %d has no subscription %d".formatted(memory.row().id(), id)));
  }

  List<String> recipes() {
    List<String> recipes = new ArrayList<>(all.size());
    for (Subscription one : all.values()) {
      if (one.standing() == Standing.LIVE) {
        recipes.add(one.recipeId());
      }
    }
    return recipes;
  }

  /** How often those want polls who want any. */
  List<Pace> paces() {
    return all.values().stream()
        .filter(Subscription::polls)
        .map(one -> one.recipe().orElseThrow().trigger().pace())
        .toList();
  }

  /** Of a recipe that is away nobody can say what it watches: all that was watched still is. */
  @Override
  public List<WatchSet> watchSets() {
    TreeMap<String, WatchSet> sets = new TreeMap<>();
    if (all.values().stream().anyMatch(Subscription::isAway)) {
      memory.row().watch().forEach(name -> sets.put(name, WatchSet.named(name)));
    }
    all.values().forEach(one -> one.watch().ifPresent(set -> sets.put(set.name(), set)));
    return List.copyOf(sets.values());
  }

  @Override
  public Optional<Instant> earliestStart() {
    return all.values().stream()
        .map(one -> one.row().start())
        .min(Instant::compareTo)
        .filter(start -> start.isAfter(Instant.EPOCH));
  }

  boolean wants(LogEntry entry) {
    for (Subscription one : all.values()) {
      if (one.wants(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Entries come in the middle of a reading: what its subscribers write with them. */
  List<Change> counting(List<LogEntry> entries) {
    return all.values().stream().flatMap(one -> one.counting(entries).stream()).toList();
  }

  /** These entries are durable, with what was to be written with them. */
  void took(List<LogEntry> entries) {
    all.values().forEach(Subscription::noted);
    if (!entries.isEmpty()) {
      go();
    }
  }

  /** A reading is complete: what its subscribers write with its last batch. */
  List<Change> settling(long reading, long last, List<LogEntry> entries) {
    List<Change> changes = new ArrayList<>();
    for (Subscription one : all.values()) {
      changes.addAll(one.settling(reading, last, entries));
    }
    return changes;
  }

  void settled() {
    all.values().forEach(one -> one.settled(memory.row().lastNumber()));
    go();
  }

  void unsettled() {
    all.values().forEach(Subscription::unsettled);
  }

  /** All take a new baseline, durably, but those that only finish what they had. */
  Future<Void> startOver(long reading) {
    List<Future<Void>> rewritten =
        all.values().stream()
            .filter(one -> one.standing() != Standing.RETIRING)
            .map(one -> one.startOver(reading))
            .toList();
    return Future.all(rewritten).mapEmpty();
  }

  /** Everybody may have something to do. */
  void go() {
    List.copyOf(all.values()).forEach(one -> one.pump().go());
  }

  /** Whether nobody still has to look at the newest entries. */
  boolean caughtUp() {
    long last = memory.row().lastNumber();
    for (Subscription one : all.values()) {
      if (one.pump().position() < last) {
        return false;
      }
    }
    return true;
  }

  /** Completes when no run of any of them is being made. */
  Future<Void> quiet() {
    return Future.join(
            all().stream()
                .map(one -> one.pump().<Void>exclusively(Future::succeededFuture))
                .toList())
        .mapEmpty();
  }
}
