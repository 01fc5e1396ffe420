package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.HostStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The limiters of all accounts.
 *
 * <p>An account with a budget has one limiter on one loop, whoever asks. A system without budgets
 * has nobody to be fair to but its own callers: there each recipe has its own cap on calls in
 * flight, so that one slow host holds up its own recipe only. A 429 pauses all of an account's
 * limiters; where a system has no accounts, one host's 429 says nothing of another's.
 *
 * <p>Accounts at one host share what is known of the host: whether it answers.
 */
final class Budgets {
  private final EngineSetup setup;
  private final Daybook daybook;
  private final Circuits circuits = new Circuits();
  private final Map<String, List<Budget>> bySystem = new ConcurrentHashMap<>();
  private final Map<Loop, LimiterShelf> shelves = new LinkedHashMap<>();
  private final Cache<String, Pause> pauses =
      Caffeine.newBuilder().weakValues().executor(Runnable::run).build();
  private volatile Instant restarted = Instant.MIN;

  Budgets(EngineSetup setup) {
    this.setup = setup;
    this.daybook = new Daybook(setup.journal());
    setup.loops().forEach(loop -> shelves.put(loop, new LimiterShelf()));
  }

  /**
   * New limiters begin with their window spent for a while: an earlier process may have sent until
   * just now.
   */
  void restarted() {
    restarted = setup.loops().get(0).now();
  }

  /** What an earlier process spent of a day is known. */
  Future<Void> remember() {
    return daybook.remember(setup.loops().get(0).now());
  }

  Permits of(String account, Loop asker) {
    return of(account, setup.connections().host(account), asker);
  }

  /**
   * @param to where the calls go, if that is one place
   */
  Permits of(String account, Optional<String> to, Loop asker) {
    List<Budget> budgets = budgets(account);
    Permits permits = budgets.isEmpty() ? own(account, asker) : shared(account, budgets, asker);
    Permits anywhere = new Anywhere(permits, asker);
    return to.map(anywhere::to).orElse(anywhere);
  }

  /** Permits for calls of which it is not known yet where they go. */
  private final class Anywhere implements Permits {
    private final Permits permits;
    private final Loop asker;

    private Anywhere(Permits permits, Loop asker) {
      this.permits = permits;
      this.asker = asker;
    }

    @Override
    public Future<Permit> ask(Purpose purpose, String recipe) {
      return permits.ask(purpose, recipe);
    }

    @Override
    public Future<Integer> left() {
      return permits.left();
    }

    @Override
    public Permits to(String host) {
      return new Guarded(permits, circuits.of(host), asker);
    }
  }

  private List<Budget> budgets(String account) {
    int colon = account.indexOf(':');
    String system = colon < 0 ? account : account.substring(0, colon);
    return bySystem.computeIfAbsent(system, this::shortestFirst);
  }

  private List<Budget> shortestFirst(String system) {
    return setup.catalog().system(system).map(SystemSpec::budgets).orElse(List.of()).stream()
        .sorted(Comparator.comparing(Budget::per))
        .toList();
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

  private Limiter limiter(Loop loop, List<Allowance> allowances, Pause pause) {
    return new Limiter(loop, allowances, setup.limits().concurrency(), pause);
  }

  private Permits shared(String account, List<Budget> budgets, Loop asker) {
    Loop home = home(account);
    LimiterShelf shelf = shelves.get(home);
    Permits permits =
        (purpose, recipe) ->
            shelf.ask(account, () -> made(account, home, budgets), purpose, recipe);
    return new Shared(home, asker, permits, () -> shelf.left(account));
  }

  /** An account's limiter, as seen from a loop that may be another one. */
  private record Shared(Loop home, Loop asker, Permits permits, Supplier<Integer> percent)
      implements Permits {
    @Override
    public Future<Permit> ask(Purpose purpose, String recipe) {
      return home == asker ? permits.ask(purpose, recipe) : hop(() -> permits.ask(purpose, recipe));
    }

    @Override
    public Future<Integer> left() {
      return hop(() -> Future.succeededFuture(percent.get()));
    }

    private <T> Future<T> hop(Supplier<Future<T>> question) {
      Promise<T> promise = Promise.promise();
      home.execute(() -> question.get().onComplete(promise));
      return asker.bring(promise.future());
    }
  }

  private Loop home(String account) {
    return setup.loops().get(Math.floorMod(account.hashCode(), setup.loops().size()));
  }

  private Limiter made(String account, Loop home, List<Budget> budgets) {
    List<Allowance> allowances =
        budgets.stream().map(budget -> allowance(account, home, budget)).toList();
    Limiter limiter = limiter(home, allowances, new Pause(budgets.get(0).per()));
    if (restarted.isAfter(home.now().minus(Limiter.SHORT))) {
      limiter.restarted(restarted);
    }
    return limiter;
  }

  private Allowance allowance(String account, Loop home, Budget budget) {
    int share = setup.connections().share(account);
    return budget.per().compareTo(Limiter.SHORT) <= 0
        ? new Window(budget, share)
        : daybook.day(account, home, budget.share(share));
  }

  /** How the budgets in use stand, by account. */
  Future<List<BudgetStatus>> statuses() {
    return onEach(shelf -> Future.succeededFuture(shelf.statuses()))
        .map(
            all ->
                all.stream()
                    .flatMap(List::stream)
                    .filter(one -> !one.parts().isEmpty())
                    .sorted(Comparator.comparing(BudgetStatus::account))
                    .toList());
  }

  /** How the hosts stand that connections speak to. */
  List<HostStatus> hosts() {
    return circuits.statuses();
  }

  /** No calls leave any more: what is known of the budgets is kept for the next start. */
  Future<Void> close() {
    return onEach(LimiterShelf::close).mapEmpty();
  }

  private <T> Future<List<T>> onEach(Function<LimiterShelf, Future<T>> question) {
    List<Future<T>> asked = new ArrayList<>();
    shelves.forEach(
        (loop, shelf) -> {
          Promise<T> answer = Promise.promise();
          loop.execute(() -> Future.succeededFuture(shelf).compose(question).onComplete(answer));
          asked.add(answer.future());
        });
    return Future.join(asked).map(done -> asked.stream().map(Future::result).toList());
  }
}
