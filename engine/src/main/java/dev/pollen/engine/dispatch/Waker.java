package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import java.time.Duration;
import java.time.Instant;

/** Does one thing again after a while; of several whiles the first to end counts. */
final class Waker {
  private static final Alarm NONE = () -> {};

  private final Loop loop;
  private final Runnable work;
  private Alarm alarm = NONE;
  private Instant due = Instant.MAX;

  Waker(Loop loop, Runnable work) {
    this.loop = loop;
    this.work = work;
  }

  void in(Duration wait) {
    Instant then = loop.now().plus(wait).plusMillis(1);
    if (then.isBefore(due)) {
      alarm.cancel();
      due = then;
      alarm = loop.after(wait.plusMillis(1), this::awake);
    }
  }

  private void awake() {
    due = Instant.MAX;
    work.run();
  }
}
