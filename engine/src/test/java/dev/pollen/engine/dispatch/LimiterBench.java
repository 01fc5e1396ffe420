package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A limiter on virtual time, and those who ask it. */
abstract class LimiterBench {
  final SimTime time = SimTime.inOrder();
  final SimLoop loop = time.loop();

  Limiter limiter(int requests, int concurrency) {
    Duration per = Duration.ofSeconds(10);
    return new Limiter(
        loop, List.of(new Window(new Budget(requests, per))), concurrency, new Pause(per));
  }

  static Future<Permit> ask(Limiter limiter) {
    return limiter.ask(Purpose.POLL, "a");
  }

  Permit granted(Limiter limiter) {
    Future<Permit> asked = ask(limiter);
    time.settle();
    return asked.result();
  }

  void seconds(int count) {
    time.run(Duration.ofSeconds(count));
  }

  static Fault throttled(Optional<Duration> retryAfter) {
    RateSignal rate = new RateSignal(OptionalInt.empty(), OptionalInt.empty(), retryAfter);
    return new Fault(Fault.Kind.THROTTLED, 429, "slow down", "", rate);
  }
}
