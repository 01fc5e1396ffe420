package dev.pollen.engine.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a parameter: the wall clock in the daemon, a settable one in tests and under the
 * simulator.
 */
public interface Timing {

  /** The wall clock, UTC. May jump; never used to measure a span across a restart. */
  Instant now();

  /** Runs a task once, later, on the thread this timing belongs to. */
  Alarm after(Duration delay, Runnable task);

  /** Something that will happen, and can be called off. */
  @FunctionalInterface
  interface Alarm {
    /** Calls it off; harmless when it already happened. */
    void cancel();
  }
}
