package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A sliding log of the last sends: in any span as long as the window there are never more than the
 * budget allows.
 *
 * <p>A little longer than the budget's span, as clocks differ.
 *
 * <p>For short windows: every send is remembered by itself, for twice as long as it counts, so that
 * a late reply is held against the sends of its own time.
 */
final class Window implements Allowance {
  private static final int FIRST_ROOM = 128;
  private static final int PARTS = 500;

  private final Budget budget;
  private final int share;
  private final long per;
  private int most;
  private Instant lowered = Instant.MIN;
  private long[] sends = new long[0];
  private int oldest;
  private int kept;
  private int count;

  Window(Budget budget) {
    this(budget, Budget.WHOLE);
  }

  /**
   * @param share how much of the budget is ours, in percent
   */
  Window(Budget whole, int share) {
    this.budget = whole.share(share);
    this.share = share;
    this.most = budget.requests();
    this.per = budget.per().plus(budget.per().dividedBy(PARTS)).toMillis();
  }

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public void restarted(Instant at) {
    lower(OptionalInt.of(0), 0, at, at);
  }

  @Override
  public boolean isUnused(Instant now) {
    expire(now);
    return count == 0;
  }

  @Override
  public int left(Instant now) {
    expire(now);
    return Math.max(0, most - count);
  }

  @Override
  public Duration wait(Instant now, int inHand) {
    expire(now);
    int tooMany = count + inHand - most;
    if (tooMany < 0) {
      return Duration.ZERO;
    }
    return tooMany >= count
        ? Duration.ofMillis(per)
        : Duration.ofMillis(stamp(kept - count + tooMany) + per - now.toEpochMilli() + 1);
  }

  @Override
  public void sent(Instant now) {
    makeRoom();
    sends[(oldest + kept) % sends.length] = now.toEpochMilli();
    kept++;
    count++;
  }

  /** Held against what had been sent in the window that the asker's request fell into. */
  @Override
  public void lower(OptionalInt remaining, int inHand, Instant asked, Instant now) {
    expire(now);
    if (remaining.isPresent()) {
      int known = inHand + since(Math.min(asked.toEpochMilli(), now.toEpochMilli()) - per);
      for (int extra = most - known - remaining.getAsInt(); extra > 0 && count < most; extra--) {
        sent(now);
      }
    }
  }

  @Override
  public void atMost(OptionalInt limit, Instant now) {
    limit.ifPresent(all -> limited(new Budget(all, budget.per()).share(share).requests(), now));
  }

  private void limited(int said, Instant now) {
    boolean stands = !now.isBefore(lowered) && now.isBefore(lowered.plusMillis(per));
    if (said <= most || !stands) {
      most = Math.min(said, budget.requests());
      lowered = most < budget.requests() ? now : Instant.MIN;
    }
  }

  private int since(long begin) {
    int known = 0;
    while (known < kept && stamp(kept - 1 - known) > begin) {
      known++;
    }
    return known;
  }

  /** Nothing was sent later than now: else a clock that is set back would make us wait for it. */
  private void noLaterThan(long now) {
    for (int i = kept - 1; i >= 0 && stamp(i) > now; i--) {
      sends[(oldest + i) % sends.length] = now;
    }
  }

  private long stamp(int place) {
    return sends[(oldest + place) % sends.length];
  }

  private void expire(Instant instant) {
    long now = instant.toEpochMilli();
    noLaterThan(now);
    while (count > 0 && stamp(kept - count) <= now - per) {
      count--;
    }
    while (kept > count && stamp(0) <= now - 2 * per) {
      oldest = (oldest + 1) % sends.length;
      kept--;
    }
  }

  private void makeRoom() {
    if (kept == sends.length) {
      long[] more = new long[Math.max(FIRST_ROOM, kept * 2)];
      for (int i = 0; i < kept; i++) {
        more[i] = stamp(i);
      }
      sends = more;
      oldest = 0;
    }
  }
}
