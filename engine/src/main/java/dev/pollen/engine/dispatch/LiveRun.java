package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.Optional;

/** One run on the heap, from its lane to its end in the journal. */
final class LiveRun implements Life {
  static final String DROPPED = "given up by a person";

  private final Dispatcher home;
  private final RunRecord run;
  private final boolean revived;
  private Optional<Recipe> recipe = Optional.empty();
  private Optional<Ledger> ledger = Optional.empty();
  private Optional<Future<Void>> end = Optional.empty();
  private final Promise<Void> quiet = Promise.promise();
  private boolean asleep;
  private boolean dropped;
  private int calls;

  LiveRun(Dispatcher home, RunRecord run, boolean revived) {
    this.home = home;
    this.run = run;
    this.revived = revived;
  }

  RunRecord run() {
    return run;
  }

  /** Empty until its recipe was found. */
  Optional<Recipe> recipe() {
    return recipe;
  }

  /** Its recipe is known: it waits for its lane, if it has one, and walks. */
  void enter(Recipe found) {
    recipe = Optional.of(found);
    if (end.isEmpty()) {
      home.lanes().enter(found, run, this::walk);
      home.entered(this, found);
    }
  }

  private void walk() {
    if (stopping()) {
      return;
    }
    Trip trip = home.trip(this, recipe.orElseThrow());
    ledger = Optional.of(trip.ledger());
    new RunWalk(trip)
        .walk()
        .onSuccess(done -> end(new Halt(RunState.DONE, "")))
        .onFailure(failure -> end(Halt.of(failure)));
  }

  @Override
  public void sleep(Instant due, String why) {
    if (end.isEmpty()) {
      asleep = true;
      Future<Void> durable = ledger.orElseThrow().sleep(due, why, home.loop().now());
      end = Optional.of(durable);
      home.shelter().observe(durable.onSuccess(done -> home.fellAsleep(this, due)));
    }
  }

  /** Whether it is about to leave the heap, and the journal has the last word. */
  boolean asleep() {
    return asleep;
  }

  /** Completes when it has left the heap; only of one that is about to. */
  Future<Void> ended() {
    return end.orElseThrow();
  }

  /** A person gives it up; a call under way ends by itself. */
  Future<Void> drop() {
    dropped = true;
    return end(new Halt(RunState.DROPPED, DROPPED));
  }

  /** Durable when the future completes; the first end counts. */
  Future<Void> end(Halt halt) {
    if (end.isEmpty()) {
      Ledger book = ledger.orElseGet(() -> new Ledger(home.shelter(), run));
      Future<Void> durable = book.end(halt, home.loop().now());
      end = Optional.of(durable);
      home.shelter().observe(durable.onSuccess(done -> home.gone(this, halt)));
    }
    return end.get();
  }

  @Override
  public boolean stopping() {
    return dropped || home.stopping().begun();
  }

  @Override
  public boolean revived() {
    return revived;
  }

  @Override
  public void calling() {
    calls++;
    home.stopping().calling();
  }

  @Override
  public void called() {
    calls--;
    home.stopping().called();
    quietYet();
  }

  /** Completes when no call of its is under way and what the last one came to was handed in. */
  Future<Void> quiet() {
    quietYet();
    return quiet.future();
  }

  /** Two turns later, as {@link Stopping}. */
  private void quietYet() {
    if (calls == 0 && end.isPresent()) {
      home.loop().execute(() -> home.loop().execute(quiet::tryComplete));
    }
  }
}
