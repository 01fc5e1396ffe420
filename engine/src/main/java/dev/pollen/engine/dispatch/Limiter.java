package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing.Alarm;
import dev.pollen.engine.status.BudgetStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The budget of one account, on its own loop: what may be sent in which time, a cap on calls in
 * flight, pauses after a 429.
 *
 * <p>A request counts from when its reply came, as it had arrived by then, at the latest from half
 * a second after it left: requests take different times on the way, and what left in one of the
 * system's windows may arrive in the next. Until then it counts as one that may arrive at any time.
 *
 * <p>Nobody's calls fill all the places in flight: some are kept for the others.
 */
final class Limiter {
  static final Duration SHORT = Duration.ofMinutes(1);
  private static final Duration USUAL_WAY = Duration.ofMillis(450);
  private static final Duration LONGEST_WAY = Duration.ofSeconds(2);

  private final Loop loop;
  private final List<Allowance> allowances;
  private final Slots slots;
  private final Pause pause;
  private final Stride stride;
  private final Turns<Promise<Permit>> turns = new Turns<>();
  private final Waker waker;
  private int inHand;
  private int heard;

  /**
   * @param allowances the shortest first
   */
  Limiter(Loop loop, List<? extends Allowance> allowances, int concurrency, Pause pause) {
    this.loop = loop;
    this.allowances = List.copyOf(allowances);
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
    allowances.forEach(one -> one.restarted(at));
  }

  /** Nobody uses it, and a new one would know as much. */
  boolean isIdle() {
    Instant now = loop.now();
    return slots.used() == 0
        && turns.isEmpty()
        && pause.left(now).isZero()
        && allowances.stream().allMatch(one -> one.isUnused(now));
  }

  /** Asked and answered on the limiter's own loop. */
  Future<Permit> ask(Purpose purpose, String recipe) {
    Promise<Permit> promise = Promise.promise();
    turns.add(purpose, recipe, promise);
    serve();
    return promise.future();
  }

  /** Something may have come free. */
  void serve() {
    while (!turns.isEmpty()) {
      Instant now = loop.now();
      allowances.forEach(one -> one.ahead(now, inHand, this::serve));
      Duration wait = wait(now);
      if (!wait.isZero()) {
        waker.in(wait);
        return;
      }
      Duration evenly = stride.wait(now, used(now));
      Optional<Turns.Turn<Promise<Permit>>> next =
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

  private int used(Instant now) {
    return allowances.isEmpty()
        ? 0
        : allowances.get(0).budget().requests() - allowances.get(0).left(now) + inHand;
  }

  private Duration wait(Instant now) {
    Duration paused = pause.left(now);
    return allowances.stream()
        .map(one -> one.wait(now, inHand))
        .max(Comparator.naturalOrder())
        .filter(longest -> longest.compareTo(paused) > 0)
        .orElse(paused);
  }

  private void grant(Turns.Turn<Promise<Permit>> next, Instant now) {
    slots.take(next.purpose());
    inHand++;
    if (next.purpose() == Purpose.RUN) {
      stride.went(now);
    }
    next.waiting().complete(new Grant(next.purpose(), now));
  }

  /** A request has arrived by now: from this moment on it counts in the system's window, too. */
  private void arrived() {
    Instant now = loop.now();
    inHand--;
    heard++;
    allowances.forEach(one -> one.sent(now));
  }

  /** How long a request may be on its way; while little is known, longer. */
  private Duration way() {
    boolean known = allowances.isEmpty() || heard > allowances.get(0).budget().requests();
    return known ? USUAL_WAY : LONGEST_WAY;
  }

  private void heard(RateSignal rate, Instant asked) {
    Instant now = loop.now();
    if (!allowances.isEmpty()) {
      Allowance shortest = allowances.get(0);
      Allowance longest = allowances.get(allowances.size() - 1);
      shortest.atMost(rate.limit());
      shortest.lower(rate.remaining(), inHand, asked, now);
      longest.lower(rate.remainingToday(), inHand, asked, now);
    }
    rate.retryAfter().ifPresent(wait -> pause.told(now, wait));
  }

  /** Nothing leaves any more; completes when what was sent is kept as well as it can be. */
  Future<Void> close() {
    Instant now = loop.now();
    return Future.join(allowances.stream().map(one -> one.close(now)).toList()).mapEmpty();
  }

  /** How it stands. */
  BudgetStatus status(String account) {
    Instant now = loop.now();
    Duration wait = wait(now);
    return new BudgetStatus(
        account,
        allowances.stream().map(one -> part(one, now)).toList(),
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
    private Instant at;
    private Optional<Alarm> landing = Optional.empty();
    private boolean landed;
    private boolean back;

    private Grant(Purpose purpose, Instant at) {
      this.purpose = purpose;
      this.at = at;
    }

    @Override
    public void sent() {
      loop.execute(this::leave);
    }

    private void leave() {
      if (landing.isEmpty() && !landed && !back) {
        at = loop.now();
        landing = Optional.of(loop.after(way(), this::land));
      }
    }

    private void land() {
      if (!landed) {
        landed = true;
        landing.ifPresent(Alarm::cancel);
        arrived();
      }
    }

    @Override
    public void ended(RateSignal rate) {
      loop.execute(() -> giveBack(() -> passed(rate)));
    }

    private void passed(RateSignal rate) {
      land();
      pause.passed(at);
      heard(rate, at);
    }

    @Override
    public void failed(Throwable fault) {
      loop.execute(() -> giveBack(() -> failed(Attempted.fault(fault))));
    }

    private void failed(Fault fault) {
      land();
      if (fault.kind() == Fault.Kind.THROTTLED) {
        pause.throttled(at, loop.now(), fault.rate().retryAfter());
      }
      heard(fault.rate(), at);
    }

    @Override
    public void unused() {
      loop.execute(() -> giveBack(this::forget));
    }

    /** What left counts, whatever the caller thinks of it. */
    private void forget() {
      if (landing.isPresent()) {
        land();
      } else {
        landed = true;
        inHand--;
      }
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
