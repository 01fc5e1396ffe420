package dev.pollen.engine.dispatch;

import dev.pollen.engine.status.BudgetStatus;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The limiters of one loop, made when first asked for. Those that nobody uses any more are let go
 * whenever their number has doubled, so that deleted recipes and connections leave nothing behind.
 */
final class LimiterShelf {
  private static final int FEW = 64;

  private final Map<String, Limiter> limiters = new HashMap<>();
  private int sweepAt = FEW;

  /** On this shelf's loop only. */
  Future<Permits.Permit> ask(
      String name, Supplier<Limiter> made, Permits.Purpose purpose, String recipe) {
    if (limiters.size() >= sweepAt && !limiters.containsKey(name)) {
      sweep();
    }
    return limiters.computeIfAbsent(name, absent -> made.get()).ask(purpose, recipe);
  }

  private void sweep() {
    limiters.values().removeIf(Limiter::isIdle);
    sweepAt = Math.max(FEW, 2 * limiters.size());
  }

  /** How much of a budget is left, in percent; all of one that nobody uses. */
  int left(String name) {
    Limiter limiter = limiters.get(name);
    return limiter == null ? 100 : limiter.left();
  }

  List<BudgetStatus> statuses() {
    return limiters.entrySet().stream().map(one -> one.getValue().status(one.getKey())).toList();
  }

  Future<Void> close() {
    return Future.join(limiters.values().stream().map(Limiter::close).toList()).mapEmpty();
  }

  int size() {
    return limiters.size();
  }
}
