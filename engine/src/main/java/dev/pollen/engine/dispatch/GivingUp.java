package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives one run up, wherever it is just then. What it came to at the same moment stands: one that
 * is over by now stays so. Belongs to its dispatcher's loop.
 */
final class GivingUp {
  private final Dispatcher home;
  private final RunId id;
  private final Supplier<Future<RunRecord>> known;

  /**
   * @param known asks the journal for it
   */
  GivingUp(Dispatcher home, RunId id, Supplier<Future<RunRecord>> known) {
    this.home = home;
    this.id = id;
    this.known = known;
  }

  /** Whether nothing is left to give up. */
  static boolean isOver(RunRecord run) {
    return run.state().ended() && run.state() != RunState.FAILED;
  }

  /** Completes with what became of it, once that is durable. */
  Future<RunRecord> done() {
    return home.live(id)
        .map(one -> one.asleep() ? one.ended() : one.drop())
        .orElseGet(Future::succeededFuture)
        .compose(left -> resting());
  }

  /** It is not on the heap, and nobody takes it there meanwhile. */
  private Future<RunRecord> resting() {
    home.pin(id);
    return Patience.ask(home.loop(), known)
        .compose(run -> isOver(run) ? Future.succeededFuture(run) : drop())
        .onComplete(done -> home.unpin(id));
  }

  private Future<RunRecord> drop() {
    Change dropped =
        new Change.RunMoved(
            id, RunState.DROPPED, LiveRun.DROPPED, Optional.empty(), home.loop().now());
    return home.shelter()
        .write(List.of(dropped))
        .onSuccess(done -> home.released(id))
        .compose(done -> Patience.ask(home.loop(), known));
  }
}
