package dev.pollen.engine.sim;

import java.time.Duration;
import java.util.List;

/** Every choice of a schedule, from one seed: cheap, and the same on every machine. */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    this.state = mixed(seed ^ 0x5DEECE66DL);
  }

  private static long mixed(long from) {
    long z = (from ^ (from >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += STEP;
    return mixed(state);
  }

  /** One of 0 to {@code most} - 1. */
  int below(int most) {
    return (int) Long.remainderUnsigned(next(), most);
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  boolean percent(int chance) {
    return below(100) < chance;
  }

  /** True so many times in ten thousand. */
  boolean rarely(int chance) {
    return below(10_000) < chance;
  }

  Duration millis(int least, int most) {
    return Duration.ofMillis(between(least, most));
  }

  <T> T pick(List<T> some) {
    return some.get(below(some.size()));
  }

  /** Dice of their own for a part whose number of throws must not matter to others. */
  Dice apart() {
    return new Dice(next());
  }
}
