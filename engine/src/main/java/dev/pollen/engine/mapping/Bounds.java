package dev.pollen.engine.mapping;

import java.time.Duration;
import java.util.Set;

/** How much an expression may take. */
final class Bounds {
  /** Functions that run text as code. */
  static final Set<String> FORBIDDEN = Set.of("eval");

  static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Steps inside steps. */
  static final int DEPTH = 200;

  /** Characters of one text, items of one list, values of one result. */
  static final int TEXT = 1_000_000;

  static final int ITEMS = 100_000;
  static final int VALUES = 500_000;

  /** Characters and values of one list or object, everything in it counted. */
  static final int LOAD = 10_000_000;

  /** Characters and values of all large texts, lists and objects that one evaluation makes. */
  static final int MADE = 20_000_000;

  /** Expressions that wait for a thread before new ones are refused. */
  static final int QUEUE = 10_000;

  private Bounds() {}
}
