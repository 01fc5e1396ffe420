package dev.pollen.engine.poll;

import java.time.Duration;

/** How long a failing feed waits: twice as long each time, up to eight intervals. */
public final class Backoff {
  private static final int MOST_DOUBLINGS = 3;

  private Backoff() {}

  /** The wait after so many failures in a row, at least one. */
  public static Duration after(int failures, Duration every) {
    int doublings = Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS);
    return every.multipliedBy(1L << doublings);
  }
}
