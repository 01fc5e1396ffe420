package dev.pollen.engine.mapping;

import java.time.Duration;
import java.util.Set;

/** How much an expression may take. */
final class Bounds {
  /** Functions that run text as code. */
  static final Set<String> FORBIDDEN = Set.of("$eval");

  /** The library's own watch, and the one around it. */
  static final Duration DEADLINE = Duration.ofSeconds(2);

  static final int DEPTH = 200;

  /** Characters of one text, items of one list, values of one result. */
  static final int TEXT = 1_000_000;

  static final int ITEMS = 100_000;
  static final int VALUES = 500_000;

  /** Expressions that wait for a thread before new ones wait on their loop. */
  static final int QUEUE = 10_000;

  private Bounds() {}
}
