package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.dispatch.Turns.Turn;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.status.BudgetStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The budget of one account, on its own loop: what may be sent in which time, a cap on calls in
 * flight, pauses after a 429. Nobody's calls fill all the places in flight: some are kept for the
 * others.
 */
final class Limiter {
  static final Duration SHORT = Duration.ofMinutes(1);

  /** So many calls by hand wait at most: nobody knows how many people and monitors there are. */
  static final int MOST_BY_HAND = 64;

  private static final String CROWDED =
      "%d calls by hand wait for this account's budget already: nothing was sent; try again when it has room ('pollen connections' shows when)"
          .formatted(MOST_BY_HAND);

  private final Loop loop;
  private final Airspace airspace;
  private final Slots slots;
  private final Pause pause;
  private final Stride stride;
  private final Lead lead = new Lead();
  private final Waker waker;
  private final Turns<Promise<Permit>> turns = new Turns<>();

  /**
   * @param allowances the shortest first
   */
  Limiter(Loop loop, List<? extends Allowance> allowances, int concurrency, Pause pause) {
    this.loop = loop;
    this.airspace = new Airspace(loop, List.copyOf(allowances));
    this.pause = pause;
    this.slots = new Slots(concurrency, !allowances.isEmpty());
    this.waker = new Waker(loop, this::serve);
    this.stride = allowances.isEmpty() ? Stride.NONE : new Stride(allowances.get(0).budget());
  }

  /**
   * After a restart: what the last process sent within its last minute is not known, so it counts
   * as everything.
   */
  void restarted(Instant at) {
    airspace.allowances().forEach(one -> one.restarted(at));
  }

  /** Nobody uses it, and a new one would know as much. */
  boolean isIdle() {
    Instant now = loop.now();
    return slots.used() == 0
        && turns.isEmpty()
        && pause.left(now).isZero()
        && airspace.allowances().stream().allMatch(one -> one.isUnused(now));
  }

  /** Asked and answered on the limiter's own loop. */
  Future<Permit> ask(Purpose purpose, String recipe) {
    if (purpose == Purpose.BY_HAND && turns.waiting(purpose) >= MOST_BY_HAND) {
      return Future.failedFuture(Fault.of(Fault.Kind.NOT_DONE, CROWDED));
    }
    Promise<Permit> promise = Promise.promise();
    turns.add(purpose, recipe, promise);
    serve();
    return promise.future();
  }

  private void serve() {
    while (!turns.isEmpty()) {
      Instant now = loop.now();
      airspace.prepare(now, this::serve);
      Duration wait = wait(now);
      if (!wait.isZero()) {
        waker.in(wait);
        return;
      }
      Duration evenly = stride.wait(now, airspace.used(now));
      Optional<Turn<Promise<Permit>>> next =
          turns.next(who -> slots.free(who) && (who != Purpose.RUN || evenly.isZero()));
      if (next.isEmpty()) {
        wakeRuns(evenly);
        return;
      }
      grant(next.get(), now);
    }
  }

  private void wakeRuns(Duration evenly) {
    if (turns.wants(Purpose.RUN) && slots.free(Purpose.RUN)) {
      waker.in(evenly);
    }
  }

  /** A pause is kept to the end; of what comes free a permit is given ahead. */
  private Duration wait(Instant now) {
    Duration paused = pause.left(now);
    Duration free = airspace.wait(now, lead.now());
    return free.compareTo(paused) > 0 ? free : paused;
  }

  private void grant(Turn<Promise<Permit>> next, Instant now) {
    slots.take(next.purpose());
    if (next.purpose() == Purpose.RUN) {
      stride.went(now);
    }
    next.waiting().complete(new Grant(next.purpose(), airspace.permitted()));
  }

  /** What was sent is kept as well as it can be. */
  Future<Void> close() {
    Instant now = loop.now();
    return Future.join(airspace.allowances().stream().map(one -> one.close(now)).toList())
        .mapEmpty();
  }

  /** How much of the longest budget is left, in percent. */
  int left() {
    List<Allowance> all = airspace.allowances();
    Allowance longest = all.get(all.size() - 1);
    return (int) (100L * longest.left(loop.now()) / longest.budget().requests());
  }

  /** How it stands. */
  BudgetStatus status(String account) {
    Instant now = loop.now();
    Duration wait = wait(now);
    return new BudgetStatus(
        account,
        airspace.allowances().stream().map(one -> part(one, now)).toList(),
        turns.waiting(),
        wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait)),
        !pause.left(now).isZero());
  }

  private static BudgetStatus.Part part(Allowance one, Instant now) {
    return new BudgetStatus.Part(one.budget().requests(), one.budget().per(), one.left(now));
  }

  /** A permit in somebody's hands; may be given back from any thread, once. */
  private final class Grant implements Permit {
    private final Purpose purpose;
    private final Airspace.Flight flight;
    private boolean back;

    private Grant(Purpose purpose, Airspace.Flight flight) {
      this.purpose = purpose;
      this.flight = flight;
    }

    @Override
    public Future<Void> leave() {
      Promise<Void> free = Promise.promise();
      loop.execute(() -> leave(free));
      return free.future();
    }

    private void leave(Promise<Void> free) {
      lead.took(flight.permitted(), loop.now());
      flight.leave(free);
    }

    @Override
    public void ended(RateSignal rate) {
      loop.execute(() -> giveBack(() -> passed(rate)));
    }

    private void passed(RateSignal rate) {
      flight.land();
      pause.passed(flight.left());
      heard(rate);
    }

    @Override
    public void failed(Throwable fault) {
      loop.execute(() -> giveBack(() -> failed(Attempted.fault(fault))));
    }

    private void failed(Fault fault) {
      flight.land();
      if (fault.kind() == Fault.Kind.THROTTLED) {
        pause.throttled(flight.left(), loop.now(), fault.rate().retryAfter());
      }
      heard(fault.rate());
    }

    private void heard(RateSignal rate) {
      Instant now = loop.now();
      airspace.heard(rate, flight.left(), now);
      rate.retryAfter().ifPresent(wait -> pause.told(now, wait));
    }

    @Override
    public void unused() {
      loop.execute(() -> giveBack(flight::cancel));
    }

    private void giveBack(Runnable first) {
      if (!back) {
        first.run();
        back = true;
        slots.giveBack(purpose);
        serve();
      }
    }
  }
}
