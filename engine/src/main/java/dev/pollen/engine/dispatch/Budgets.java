package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The limiters of all accounts.
 *
 * <p>An account with a budget has one limiter on one loop, whoever asks. A system without budgets
 * has nobody to be fair to but its own callers: there each recipe has its own cap on calls in
 * flight, so that one slow host holds up its own recipe only. A 429 pauses all of an account's
 * limiters; where a system has no accounts, one host's 429 says nothing of another's.
 */
final class Budgets {
  private final EngineSetup setup;
  private final Map<Loop, LimiterShelf> shelves = new LinkedHashMap<>();
  private final Cache<String, Pause> pauses =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  private volatile Instant restarted = Instant.MIN;

  Budgets(EngineSetup setup) {
    this.setup = setup;
    setup.loops().forEach(loop -> shelves.put(loop, new LimiterShelf()));
  }

  /**
   * New limiters begin with their window spent for a while: an earlier process may have sent until
   * just now.
   */
  void restarted() {
    restarted = setup.loops().get(0).now();
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
    LimiterShelf shelf = shelves.get(asker);
    return (purpose, recipe) -> {
      String name = account + "/" + purpose + "/" + recipe;
      return shelf.ask(name, () -> limiter(asker, List.of(), pause(account)), purpose, recipe);
    };
  }

  private Pause pause(String account) {
    return account.indexOf(':') < 0
        ? new Pause(Duration.ZERO)
        : pauses.get(account, any -> new Pause(Duration.ZERO));
  }

  private Limiter limiter(Loop loop, List<Budget> budgets, Pause pause) {
    return new Limiter(loop, budgets, setup.limits().concurrency(), pause);
  }

  private Permits shared(String account, List<Budget> budgets, Loop asker) {
    Loop home = setup.loops().get(Math.floorMod(account.hashCode(), setup.loops().size()));
    Permits permits =
        (purpose, recipe) ->
            shelves.get(home).ask(account, () -> made(home, budgets), purpose, recipe);
    return home == asker
        ? permits
        : (purpose, recipe) -> asker.bring(hop(home, permits, purpose, recipe));
  }

  private static Future<Permit> hop(Loop home, Permits permits, Purpose purpose, String recipe) {
    Promise<Permit> promise = Promise.promise();
    home.execute(() -> permits.ask(purpose, recipe).onComplete(promise));
    return promise.future();
  }

  private Limiter made(Loop home, List<Budget> budgets) {
    Duration shortest =
        budgets.stream().map(Budget::per).min(Comparator.naturalOrder()).orElse(Duration.ZERO);
    Limiter limiter = limiter(home, budgets, new Pause(shortest));
    if (restarted.isAfter(home.now().minus(Limiter.SHORT))) {
      limiter.restarted(restarted);
    }
    return limiter;
  }
}
