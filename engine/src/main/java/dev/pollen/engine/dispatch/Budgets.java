package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The limiters of all accounts.
 *
 * <p>An account with a budget has one limiter on one loop, whoever asks. A system without budgets
 * has nobody to be fair to but its own callers: there each recipe has its own cap on calls in
 * flight, so that one slow host holds up its own recipe only.
 */
final class Budgets {
  private final EngineSetup setup;
  private final Map<String, Limiter> limiters = new ConcurrentHashMap<>();
  private volatile boolean restarted;

  Budgets(EngineSetup setup) {
    this.setup = setup;
  }

  /**
   * From now on new limiters begin with their window spent: an earlier process may have sent until
   * just now.
   */
  void restarted() {
    restarted = true;
  }

  Permits of(String account, Loop asker) {
    List<Budget> budgets = budgets(account);
    return budgets.isEmpty() ? own(account, asker) : shared(account, budgets, asker);
  }

  private List<Budget> budgets(String account) {
    int colon = account.indexOf(':');
    String system = colon < 0 ? account : account.substring(0, colon);
    return setup.catalog().system(system).map(SystemSpec::budgets).orElse(List.of());
  }

  private Permits own(String account, Loop asker) {
    return (purpose, recipe) ->
        limiters
            .computeIfAbsent(
                setup.loops().indexOf(asker) + "/" + account + "/" + purpose + "/" + recipe,
                key -> new Limiter(asker, List.of(), setup.limits().concurrency()))
            .ask(purpose, recipe);
  }

  private Permits shared(String account, List<Budget> budgets, Loop asker) {
    Loop home = setup.loops().get(Math.floorMod(account.hashCode(), setup.loops().size()));
    Limiter limiter = limiters.computeIfAbsent(account, key -> made(home, budgets));
    return home == asker
        ? limiter::ask
        : (purpose, recipe) -> asker.bring(hop(home, limiter, purpose, recipe));
  }

  private static Future<Permits.Permit> hop(
      Loop home, Limiter limiter, Permits.Purpose purpose, String recipe) {
    io.vertx.core.Promise<Permits.Permit> promise = io.vertx.core.Promise.promise();
    home.execute(() -> limiter.ask(purpose, recipe).onComplete(promise));
    return promise.future();
  }

  private Limiter made(Loop home, List<Budget> budgets) {
    Limiter limiter = new Limiter(home, budgets, setup.limits().concurrency());
    if (restarted) {
      limiter.restarted();
    }
    return limiter;
  }
}
