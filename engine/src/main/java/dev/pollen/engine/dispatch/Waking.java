package dev.pollen.engine.dispatch;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes the runs that sleep in {@code wait} steps, the one that waits longest first, as far as
 * there is room on the heap. They stand in the journal; here is one alarm, for the next of them.
 *
 * <p>Belongs to one loop; {@link #sleeps} and {@link #roomy} may be called from any.
 */
final class Waking {
  private static final int SLICE = 100;

  /** No alarm is set for longer, so that it does not matter when a clock is set. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Those that could not be woken are looked at again. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final EngineSetup setup;
  private final Dispatchers dispatchers;
  private final Loop loop;
  private final Set<Long> full = ConcurrentHashMap.newKeySet();
  private Optional<Timing.Alarm> alarm = Optional.empty();
  private Instant rings = Instant.MAX;
  private boolean looking;
  private boolean lookAgain;

  Waking(EngineSetup setup, Dispatchers dispatchers) {
    this.setup = setup;
    this.dispatchers = dispatchers;
    this.loop = setup.loops().get(0);
  }

  /** From now on somebody is woken when the time has come. */
  void begin() {
    loop.execute(this::look);
  }

  /** A run sleeps, durably, until then. */
  void sleeps(Instant due) {
    loop.execute(() -> ring(due));
  }

  /** A subscription has room on the heap again. */
  void roomy(long subscription) {
    if (full.contains(subscription)) {
      loop.execute(() -> again(subscription));
    }
  }

  private void again(long subscription) {
    if (full.remove(subscription)) {
      look();
    }
  }

  /** It no longer sleeps. */
  static Change awake(RunId run, Instant at) {
    return new Change.RunMoved(run, RunState.RUNNING, "", Optional.empty(), at);
  }

  static boolean isDue(RunRecord run, Instant now) {
    return run.asleep() && !run.due().orElseThrow().isAfter(now);
  }

  private void ring(Instant due) {
    if (due.isBefore(rings)) {
      alarm.ifPresent(Timing.Alarm::cancel);
      rings = due;
      alarm = Optional.of(loop.after(shortened(Duration.between(loop.now(), due)), this::rung));
    }
  }

  private static Duration shortened(Duration wait) {
    Duration most = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return most.isNegative() ? Duration.ZERO : most;
  }

  private void rung() {
    rings = Instant.MAX;
    alarm = Optional.empty();
    full.clear();
    look();
  }

  private void look() {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    Set<Long> without = Set.copyOf(full);
    Patience.ask(loop, () -> setup.journal().asleep(Asleep.first(without, SLICE)))
        .compose(this::wake)
        .onSuccess(this::looked)
        .onFailure(this::failed);
  }

  /** Completes with whether more may be due. */
  private Future<Boolean> wake(List<RunRecord> sleepers) {
    Instant now = loop.now();
    List<Future<Wake>> woken = new ArrayList<>();
    for (RunRecord run : sleepers) {
      if (run.due().orElseThrow().isAfter(now)) {
        ring(run.due().get());
        break;
      }
      woken.add(woken(run));
    }
    return Future.all(woken).compose(done -> woken(done.list()));
  }

  private Future<Boolean> woken(List<Wake> came) {
    boolean more = came.contains(Wake.AWAKE) || came.contains(Wake.NO_ROOM);
    return came.contains(Wake.NO_ROOM) ? awaited().map(more) : Future.succeededFuture(more);
  }

  /** Where there is no room those are woken who keep others from leaving it. */
  private Future<Void> awaited() {
    return loop.bring(dispatchers.ofEach(Dispatcher::awaited))
        .compose(
            found ->
                Slices.each(found.values().stream().flatMap(List::stream).toList(), this::due));
  }

  private Future<Wake> due(RunId run) {
    return Patience.ask(loop, () -> setup.journal().run(run))
        .compose(
            found ->
                found
                    .filter(one -> isDue(one, loop.now()))
                    .map(this::woken)
                    .orElseGet(() -> Future.succeededFuture(Wake.LEFT_ALONE)));
  }

  private Future<Wake> woken(RunRecord run) {
    Future<Wake> woken =
        dispatchers
            .keeper(run)
            .compose(keeper -> Dispatchers.on(keeper, one -> one.wake(run.id())));
    return loop.bring(woken).onSuccess(came -> notYet(run, came));
  }

  private void notYet(RunRecord run, Wake came) {
    if (came == Wake.NO_ROOM) {
      full.add(run.id().subscription());
    }
    if (came != Wake.AWAKE) {
      ring(loop.now().plus(AGAIN));
    }
  }

  private void looked(boolean more) {
    looking = false;
    if (more || lookAgain) {
      lookAgain = false;
      look();
    }
  }

  private void failed(Throwable cause) {
    looking = false;
    setup
        .events()
        .tell(
            Level.WARN,
            "run.asleep",
            "runs that wait could not be woken, and are tried again: " + cause.getMessage(),
            Map.of());
    ring(loop.now().plus(AGAIN));
  }
}
