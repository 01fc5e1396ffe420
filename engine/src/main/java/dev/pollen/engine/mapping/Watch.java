package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Stands beside one evaluation and ends it with a fault once it takes more time, depth or memory
 * than {@link Bounds} allow. The library asks it before and after every step.
 *
 * <p>The library's own watch leaves out part of the steps inside lists and objects, which is why it
 * is not used.
 */
final class Watch {
  private final Load load = new Load();
  private final Duration deadline;
  private final LongSupplier nanos;
  private final long began;
  private int depth;
  private Object last;
  private ExpressionFault fault;

  /**
   * @param nanos tells the time, from any instant on
   */
  Watch(Duration deadline, LongSupplier nanos) {
    this.deadline = deadline;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Before a step. */
  void enter() {
    depth++;
    if (depth > Bounds.DEPTH) {
      throw fail("nests or calls itself more than " + Bounds.DEPTH + " steps deep: simplify it");
    }
    check();
  }

  /** After a step, with its value. */
  void leave(Object value) {
    depth--;
    last = value;
    fits(value);
    check();
  }

  /** Ends the evaluation if its time is used up. */
  void check() {
    if (nanos.getAsLong() - began > deadline.toNanos()) {
      throw fail("takes longer than %d ms: simplify it".formatted(deadline.toMillis()));
    }
  }

  private void fits(Object value) {
    if (value instanceof String text && text.length() > Bounds.TEXT) {
      throw fail("makes a text longer than %,d characters: shorten it".formatted(Bounds.TEXT));
    }
    if (value instanceof Collection<?> list && list.size() > Bounds.ITEMS) {
      throw fail("makes a list of more than %,d items: narrow it".formatted(Bounds.ITEMS));
    }
    if (load.of(value) > Bounds.LOAD) {
      throw fail("makes a value of more than %,d characters: narrow it".formatted(Bounds.LOAD));
    }
    if (load.made() > Bounds.MADE) {
      throw fail("makes more than %,d characters on the way: narrow it".formatted(Bounds.MADE));
    }
    if (value instanceof Pattern) {
      throw fail("has a regular expression where none can stand: hand it to $match or $contains");
    }
  }

  /** A fault that ends the evaluation, whatever the library makes of it on the way out. */
  ExpressionFault fail(String message) {
    return remember(new ExpressionFault(message, null));
  }

  ExpressionFault remember(ExpressionFault first) {
    fault = fault == null ? first : fault;
    return fault;
  }

  /** The fault that the evaluation ended with, if it was this watch's; else the given one. */
  RuntimeException orElse(RuntimeException other) {
    return fault == null ? other : fault;
  }

  /** Whether the whole expression gave null: the library tells it and undefined alike. */
  boolean gaveNull() {
    Object only = last instanceof List<?> list && list.size() == 1 ? list.get(0) : last;
    return only == Jsonata.NULL_VALUE;
  }
}
