package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.FeedStatus;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One distinct poll and everybody who reads from it. All of it lives on one loop and is called
 * there, and needs no lock.
 */
final class Feed {
  private final Home home;
  private final FeedMemory memory;
  private final Subscribers subscribers;
  private final FeedHealth health = new FeedHealth();
  private final Cadence cadence;
  private final Leaving leaving;
  private final Turn door = new Turn();
  private final String key;
  private Optional<FeedSource> source = Optional.empty();
  private Optional<Walk> walk = Optional.empty();
  private Optional<Merging.Standoff> standoff = Optional.empty();
  private long told;
  private boolean stopped;

  Feed(Home home, FeedMemory memory, Leaving leaving) {
    this.home = home;
    this.memory = memory;
    this.leaving = leaving;
    this.subscribers = new Subscribers(memory);
    this.key = memory.row().key();
    this.cadence = new Cadence(this, health);
  }

  Home home() {
    return home;
  }

  FeedMemory memory() {
    return memory;
  }

  String key() {
    return key;
  }

  long id() {
    return memory.row().id();
  }

  /** Records handed in by hand come one after the other. */
  Turn door() {
    return door;
  }

  Subscribers subscribers() {
    return subscribers;
  }

  boolean hasSource() {
    return source.isPresent();
  }

  /** The source, once a recipe brought it. */
  FeedSource source() {
    return source.orElseThrow();
  }

  void source(FeedSource from) {
    source = Optional.of(from);
    walk = Optional.of(new Walk(home, memory, from, subscribers, health));
  }

  /** Reads once, or some more of what it reads. */
  Future<PollEnd> read(Instant due) {
    return walk.map(it -> it.poll(due))
        .orElseGet(() -> Future.failedFuture("no recipe reads from this feed"))
        .onSuccess(this::ended);
  }

  private void ended(PollEnd end) {
    if (end.result() == PollEnd.Result.COMPLETE && !FeedKey.isOwn(memory.row())) {
      leaving.read(this);
    }
  }

  /** The last comparison with a shared feed, if they differed. */
  Optional<Merging.Standoff> standoff() {
    return standoff;
  }

  void standoff(Merging.Standoff now) {
    standoff = Optional.of(now);
  }

  /** Others have just read the same: if it reads now, both may know the same. */
  void readsAfter() {
    if (subscribers.all().stream().anyMatch(Subscription::flows)) {
      cadence.rightNow();
    }
  }

  /** Does something while nothing is polled; a poll that is due meanwhile follows. */
  <T> Future<T> between(Supplier<Future<T>> work) {
    return cadence.between(work);
  }

  /** Whether no reading is under way. */
  boolean isIdle() {
    return !cadence.isBusy() && !walk.map(Walk::reading).orElse(false);
  }

  /** When its last complete reading began, in the loop's order; 0 if there was none yet. */
  long wholeAt() {
    return walk.map(Walk::wholeAt).orElse(0L);
  }

  /** The first reading that has not begun yet. */
  long nextReading() {
    return walk.map(Walk::nextReading).orElse(1L);
  }

  /** A recovered or new place; what it does not have yet is its recipe. */
  Subscription seat(SubscriptionRow row, Map<String, String> notes) {
    Subscription one = new Subscription(home, memory, row, notes);
    one.pump().whenCaughtUp(() -> caughtUp(one));
    subscribers.add(one);
    return one;
  }

  /** Whether joining it finds a memory of before. */
  boolean hasPast() {
    boolean begun = walk.map(it -> it.nextReading() > 1).orElse(false);
    boolean knows = memory.row().seenKeys() > 0 || memory.row().lastNumber() > 0;
    return memory.hasBaseline() || begun || knows;
  }

  /**
   * From which baseline a joiner starts: where nothing is listed there is nothing to tell apart.
   */
  long joiningBaseline() {
    boolean listed = source().polled() && !source().clock();
    return listed ? Subscription.JOINING : memory.row().lastNumber();
  }

  /** A new place, durable before it counts. */
  Future<Subscription> join(SubscriptionRow row, Recipe recipe, boolean paused) {
    List<Change> changes = new ArrayList<>();
    if (!memory.stored()) {
      changes.add(new Change.FeedPut(memory.row()));
    }
    restored(recipe).ifPresent(changes::add);
    changes.add(new Change.SubscriptionPut(row));
    changes.addAll(ServedBy.notes(row.id(), recipe));
    changes.add(home.numbers().note(changes));
    return home.write(changes).map(done -> joined(row, recipe, Map.of(), paused));
  }

  /** What it is given of the past may have been carried out already. */
  private Optional<Change> restored(Recipe recipe) {
    boolean past =
        recipe.trigger().start().past()
            && !memory.hasBaseline()
            && source().polled()
            && !source().clock();
    return past ? home.setup().journal().restoration().begins(id(), home.now()) : Optional.empty();
  }

  /** It is durable. */
  Subscription joined(
      SubscriptionRow row, Recipe recipe, Map<String, String> notes, boolean paused) {
    memory.nowStored();
    Subscription one = seat(row, notes);
    one.paused(paused);
    serve(one, recipe);
    String words =
        "recipe '%s' reads %s%s"
            .formatted(
                recipe.id(), memory.row().operation(), source().pace(recipe.trigger().pace()));
    home.tell(Level.INFO, "subscription.joined", words, Map.of("recipe", recipe.id()));
    return one;
  }

  /** A place has its recipe, or a newer version of it. */
  void serve(Subscription one, Recipe recipe) {
    one.serve(recipe, source(), nextReading());
    refresh();
    if (one.joining() && one.polls()) {
      soon();
    }
    one.pump().go();
  }

  /** The subscribers' wishes may have changed. */
  void refresh() {
    cadence.refresh();
  }

  /** A poll soon, for a place that waits for its baseline. */
  void soon() {
    cadence.soon();
  }

  /** Completes when no poll is under way. */
  Future<Void> idle() {
    return cadence.idle();
  }

  Future<PollEnd> pollNow() {
    return cadence.now();
  }

  private void caughtUp(Subscription one) {
    if (subscribers.caughtUp()) {
      memory.release();
    }
    if (one.standing() == Standing.RETIRING) {
      leaveIfThrough(one);
    } else if (FeedKey.isOwn(memory.row()) && told < wholeAt()) {
      told = wholeAt();
      cadence.idle().onComplete(done -> leaving.delivered(this, one.recipeId()));
    }
  }

  /** It leaves if nothing is left for it, whether or not it may go on. */
  void finished(Subscription one) {
    boolean there = subscribers.find(one.id()).isPresent();
    if (there && one.pump().position() >= one.visible()) {
      leaveIfThrough(one);
    }
  }

  /** A flood that is held is still to be decided about. */
  private void leaveIfThrough(Subscription one) {
    if (!one.flood().holds()) {
      leave(one);
    }
  }

  /** The place is given up, durably. */
  Future<Void> leave(Subscription one) {
    return new Vacating(this, leaving).vacate(one);
  }

  /** The place is no longer there; what the feed knows may still be asked for. */
  void silence(Subscription one) {
    subscribers.remove(one.id());
    one.pump().stop();
    refresh();
  }

  boolean isStopped() {
    return stopped;
  }

  Future<Optional<Seen.Memory>> recall(String key) {
    return memory.seen().recall(key);
  }

  /** No new polls and no new runs; completes when nothing of this feed is being written. */
  Future<Void> stop() {
    stopped = true;
    walk.ifPresent(Walk::stop);
    cadence.stop();
    subscribers.all().forEach(one -> one.pump().stop());
    return subscribers.quiet();
  }

  /** Entries in memory may be others in the journal by now; completes when no run is being made. */
  Future<Void> reread() {
    memory.release();
    return subscribers.quiet();
  }

  FeedStatus status() {
    return cadence.status();
  }
}
