package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The budget of one account, on its own loop: sliding logs of sends, a cap on calls in flight,
 * pauses after a 429.
 */
final class Limiter {
  static final Duration SHORT = Duration.ofMinutes(1);

  private final Loop loop;
  private final List<Window> windows;
  private final int concurrency;
  private final Pause pause;
  private final Turns<Promise<Permits.Permit>> turns = new Turns<>();
  private int inFlight;
  private int inHand;
  private Optional<Alarm> alarm = Optional.empty();

  Limiter(Loop loop, List<Budget> budgets, int concurrency, Pause pause) {
    this.loop = loop;
    this.windows = budgets.stream().map(Window::new).toList();
    this.concurrency = concurrency;
    this.pause = pause;
  }

  /**
   * After a restart: what the last process sent within its last minute is not known, so it counts
   * as everything.
   */
  void restarted(Instant at) {
    windows.stream()
        .filter(window -> window.per().compareTo(SHORT) <= 0)
        .forEach(window -> window.spent(at));
  }

  /** Nobody uses it, and a new one would know as much. */
  boolean isIdle() {
    Instant now = loop.now();
    return inFlight == 0
        && turns.isEmpty()
        && pause.left(now).isZero()
        && windows.stream().allMatch(window -> window.isUnused(now));
  }

  /** Asked and answered on the limiter's own loop. */
  Future<Permits.Permit> ask(Permits.Purpose purpose, String recipe) {
    Promise<Permits.Permit> promise = Promise.promise();
    turns.add(purpose, recipe, promise);
    serve();
    return promise.future();
  }

  private void serve() {
    while (inFlight < concurrency && !turns.isEmpty()) {
      Duration wait = wait(loop.now());
      if (!wait.isZero()) {
        wake(wait);
        return;
      }
      turns.next().ifPresent(this::grant);
    }
  }

  private Duration wait(Instant now) {
    Duration longest = pause.left(now);
    for (Window window : windows) {
      Duration wait = window.wait(now, inHand);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }

  private void wake(Duration wait) {
    if (alarm.isEmpty()) {
      alarm = Optional.of(loop.after(wait.plusMillis(1), this::awake));
    }
  }

  private void awake() {
    alarm = Optional.empty();
    serve();
  }

  private void grant(Promise<Permits.Permit> asked) {
    inFlight++;
    inHand++;
    asked.complete(new Grant(loop.now()));
  }

  private void left(Instant at) {
    inHand--;
    windows.forEach(window -> window.sent(at));
  }

  private void heard(RateSignal rate) {
    Instant now = loop.now();
    if (!windows.isEmpty()) {
      windows.get(0).lower(rate.remaining(), now);
      windows.get(windows.size() - 1).lower(rate.remainingToday(), now);
    }
    rate.retryAfter().ifPresent(wait -> pause.told(now, wait));
  }

  private void free() {
    inFlight--;
    serve();
  }

  /** A permit in somebody's hands; may be given back from any thread, once. */
  private final class Grant implements Permits.Permit {
    private Instant at;
    private boolean sent;
    private boolean back;

    private Grant(Instant at) {
      this.at = at;
    }

    @Override
    public void sent() {
      loop.execute(this::leave);
    }

    private void leave() {
      if (!sent && !back) {
        sent = true;
        at = loop.now();
        left(at);
      }
    }

    @Override
    public void ended(RateSignal rate) {
      loop.execute(() -> giveBack(() -> passed(rate)));
    }

    private void passed(RateSignal rate) {
      leave();
      pause.passed(at);
      heard(rate);
    }

    @Override
    public void failed(Throwable fault) {
      loop.execute(() -> giveBack(() -> failed(Attempted.fault(fault))));
    }

    private void failed(Fault fault) {
      leave();
      if (fault.kind() == Fault.Kind.THROTTLED) {
        pause.throttled(at, loop.now(), fault.rate().retryAfter());
      }
      heard(fault.rate());
    }

    @Override
    public void unused() {
      loop.execute(() -> giveBack(() -> inHand -= sent ? 0 : 1));
    }

    private void giveBack(Runnable first) {
      if (!back) {
        first.run();
        back = true;
        free();
      }
    }
  }
}
