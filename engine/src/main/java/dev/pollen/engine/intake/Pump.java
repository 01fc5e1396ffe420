package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes runs of a subscription's log entries, in order, a bounded batch at a time, while there is
 * room: what does not fit waits in the journal.
 *
 * <p>The position moves in the same write as the runs. Entries that do not count move it in memory
 * only, and every so often durably: deciding them again after a crash gives the same.
 */
final class Pump {
  private static final int BATCH = 100;
  private static final int SKIPPED_IN_MEMORY = 500;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final Home home;
  private final FeedMemory memory;
  private final Subscription subscription;
  private final Turn turn = new Turn();
  private long position;
  private long written;
  private String known = "";
  private boolean stopped;
  private Runnable caughtUp = () -> {};

  Pump(Home home, FeedMemory memory, Subscription subscription, long position) {
    this.home = home;
    this.memory = memory;
    this.subscription = subscription;
    this.position = position;
    this.written = position;
  }

  /** Called whenever everything visible was looked at. */
  void whenCaughtUp(Runnable told) {
    caughtUp = told;
  }

  /** The last entry looked at. */
  long position() {
    return position;
  }

  void stop() {
    stopped = true;
  }

  void resume() {
    stopped = false;
  }

  /** Moves past entries that are not to be looked at; the caller makes it durable, in its turn. */
  void skipTo(long number) {
    position = Math.max(position, number);
    written = position;
  }

  /** The change that moves the stored position without runs. */
  Change moveTo(long number) {
    Recipe recipe = subscription.recipe().orElseThrow();
    return moved(number, List.of(), recipe, home.now());
  }

  private Change moved(long last, List<Change.Made> made, Recipe recipe, Instant now) {
    long feed = memory.row().id();
    return new Change.RunsMade(
        subscription.id(), last, feed, recipe.id(), recipe.version(), made, now);
  }

  /** Does something between two batches, then goes on. */
  <T> Future<T> exclusively(Supplier<Future<T>> work) {
    return turn.take(work).onComplete(done -> go());
  }

  /** Makes runs if there is something to look at and room; harmless to call at any time. */
  void go() {
    if (stopped || turn.busy() || !subscription.flows()) {
      return;
    }
    if (position >= subscription.visible()) {
      caughtUp.run();
      return;
    }
    if (home.sink().room(subscription.id()) <= 0) {
      home.sink().whenRoom(subscription.id(), this::go);
      return;
    }
    turn.take(this::batch).onComplete(done -> home.loop().execute(() -> ended(done.cause())));
  }

  private void ended(Throwable fault) {
    if (fault == null) {
      go();
    } else if (!stopped) {
      String words =
          "runs of recipe '%s' could not be made, trying again: %s"
              .formatted(subscription.recipeId(), fault.getMessage());
      Map<String, Object> facts = Map.of("recipe", subscription.recipeId());
      home.tell(Level.WARN, "runs.not_made", words, facts);
      home.loop().after(AFTER_FAILURE, this::go);
    }
  }

  private Future<Void> batch() {
    long visible = subscription.visible();
    int most = (int) Math.min(BATCH, visible - position);
    int room = home.sink().reserve(subscription.id(), most);
    return memory
        .after(position, BATCH)
        .compose(entries -> make(choose(new Batch(room, visible), entries)))
        .onComplete(done -> giveBack(room));
  }

  private void giveBack(int room) {
    home.loop().execute(() -> home.sink().giveBack(subscription.id(), room));
  }

  /** Entries looked at, and those that count. */
  private static final class Batch {
    private final int room;
    private final long visible;
    private final List<Change.Made> made = new ArrayList<>();
    private long last = -1;

    private Batch(int room, long visible) {
      this.room = room;
      this.visible = visible;
    }
  }

  private Batch choose(Batch batch, List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      if (entry.number() > batch.visible || batch.made.size() >= batch.room) {
        break;
      }
      batch.last = entry.number();
      if (subscription.wants(entry)) {
        batch.made.add(new Change.Made(entry.number(), entry.key(), entry.record()));
      }
    }
    return batch;
  }

  private Future<Void> make(Batch batch) {
    if (batch.last < 0) {
      return Future.failedFuture(
          "the log of feed %d has nothing after %d, though %d entries were written"
              .formatted(memory.row().id(), position, batch.visible));
    }
    if (batch.made.isEmpty() && batch.last - written < SKIPPED_IN_MEMORY) {
      position = batch.last;
      return Future.succeededFuture();
    }
    return write(batch.last, batch.made);
  }

  private Future<Void> write(long last, List<Change.Made> made) {
    Recipe recipe = subscription.recipe().orElseThrow();
    Instant now = home.now();
    List<Change> changes = new ArrayList<>();
    if (!made.isEmpty() && !known.equals(recipe.version())) {
      changes.add(ServedBy.kept(recipe));
    }
    changes.add(
        new Change.RunsMade(
            subscription.id(), last, memory.row().id(), recipe.id(), recipe.version(), made, now));
    return home.write(changes).onSuccess(done -> wrote(last, made, recipe, now));
  }

  private void wrote(long last, List<Change.Made> made, Recipe recipe, Instant now) {
    position = last;
    written = last;
    if (!made.isEmpty()) {
      known = recipe.version();
      home.sink().begin(made.stream().map(one -> run(one, recipe, now)).toList());
    }
  }

  private RunRecord run(Change.Made one, Recipe recipe, Instant now) {
    return new RunRecord(
        new RunId(subscription.id(), one.number()),
        memory.row().id(),
        recipe.id(),
        recipe.version(),
        one.key(),
        one.record(),
        RunState.WAITING,
        "",
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        now,
        now);
  }
}
