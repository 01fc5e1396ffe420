package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A sliding log of the last sends: in any span as long as the window there are never more than the
 * budget allows.
 *
 * <p>Belongs to one loop. What a reply's headers say may only lower what remains until the window
 * has passed.
 */
final class Window {
  private static final int FIRST_ROOM = 128;
  private static final int PARTS = 25;
  private static final Duration MOST_MARGIN = Duration.ofSeconds(1);

  private final int requests;
  private final Duration per;
  private long[] sends = new long[0];
  private int oldest;
  private int count;

  Window(Budget budget) {
    this.requests = budget.requests();
    this.per = budget.per().plus(margin(budget.per()));
  }

  /** Requests take different times on the way: what left in one window may arrive in the next. */
  private static Duration margin(Duration per) {
    Duration part = per.dividedBy(PARTS);
    return part.compareTo(MOST_MARGIN) < 0 ? part : MOST_MARGIN;
  }

  Duration per() {
    return per;
  }

  /** Counts the whole window as spent: after a restart nobody knows what the last process sent. */
  void spent(Instant now) {
    lower(OptionalInt.of(0), now);
  }

  /** Nothing counts against the budget any more. */
  boolean isUnused(Instant now) {
    expire(now);
    return count == 0;
  }

  /**
   * How long until one more may be sent.
   *
   * @param inHand how many may leave at any time and have not yet
   */
  Duration wait(Instant now, int inHand) {
    expire(now);
    if (count + inHand < requests) {
      return Duration.ZERO;
    }
    return count == 0
        ? per
        : Duration.ofMillis(sends[oldest] + per.toMillis() - now.toEpochMilli() + 1);
  }

  void sent(Instant now) {
    makeRoom();
    sends[(oldest + count) % sends.length] = now.toEpochMilli();
    count++;
  }

  /** The system says that no more than this is left: others send, too. */
  void lower(OptionalInt remaining, Instant now) {
    expire(now);
    for (int extra = requests - count - remaining.orElse(requests); extra > 0; extra--) {
      sent(now);
    }
  }

  /** Nothing was sent later than now: else a clock that is set back would make us wait for it. */
  private void noLaterThan(long now) {
    for (int i = count - 1; i >= 0 && stamp(i) > now; i--) {
      sends[(oldest + i) % sends.length] = now;
    }
  }

  private long stamp(int place) {
    return sends[(oldest + place) % sends.length];
  }

  private void expire(Instant now) {
    noLaterThan(now.toEpochMilli());
    long begin = now.toEpochMilli() - per.toMillis();
    while (count > 0 && sends[oldest] <= begin) {
      oldest = (oldest + 1) % sends.length;
      count--;
    }
  }

  private void makeRoom() {
    if (count == sends.length) {
      long[] more =
          new long[Math.min(Math.max(FIRST_ROOM, requests), Math.max(FIRST_ROOM, count * 2))];
      for (int i = 0; i < count; i++) {
        more[i] = sends[(oldest + i) % sends.length];
      }
      sends = more.length > count ? more : Arrays.copyOf(more, count + 1);
      oldest = 0;
    }
  }
}
