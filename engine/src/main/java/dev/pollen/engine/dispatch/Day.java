package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A budget for a long time, such as a day's: counted in parts of that time (of five minutes, for a
 * day), as nobody knows when the system's own day begins, and kept over restarts.
 *
 * <p>Counted ahead: before requests leave, a block of them is written down as spent. So most
 * requests write nothing; a crash counts up to a block too many, and never one too few. A block is
 * small while little was sent, so that a program that keeps crashing does not eat the day.
 *
 * <p>What others spent is known from headers only. Where that leaves nothing, one request an hour
 * asks again: the system's day may have begun anew.
 */
final class Day implements Allowance {
  private static final int PARTS = 288;
  private static final int SMALLEST = 50;
  private static final int LARGEST = 1_000;
  private static final int BLOCK_ONE_IN = 16;
  private static final Duration ASK_AGAIN = Duration.ofHours(1);
  private static final Duration WRITING = Duration.ofSeconds(2);

  private final Budget budget;
  private final Book book;
  private final long per;
  private final long part;
  private final TreeMap<Long, Integer> parts = new TreeMap<>();
  private int spent;
  private int others;
  private Instant heard = Instant.MIN;
  private boolean asking;
  private int ahead;
  private boolean writing;

  /**
   * @param budget our share of it
   * @param book where it is kept
   */
  Day(Budget budget, Book book) {
    this.budget = budget;
    this.book = book;
    this.per = budget.per().toMillis();
    this.part = Math.max(1, per / PARTS);
  }

  /** Where what is spent is written down. */
  @FunctionalInterface
  interface Book {
    /**
     * Keeps how much was spent when, by the start of each part; completes on the limiter's loop
     * once that is durable.
     */
    Future<Void> keep(Map<Long, Integer> spent);
  }

  /** What an earlier process wrote down. */
  void remember(Map<Long, Integer> spentBefore) {
    spentBefore.forEach((at, count) -> add(at / part, count));
  }

  @Override
  public Budget budget() {
    return budget;
  }

  /** What was spent is kept: nothing is to be guessed. */
  @Override
  public void restarted(Instant at) {}

  @Override
  public boolean isUnused(Instant now) {
    expire(now);
    return spent == 0 && others == 0;
  }

  @Override
  public int left(Instant now) {
    expire(now);
    return Math.max(0, budget.requests() - spent - others);
  }

  @Override
  public Duration wait(Instant now, int inHand) {
    expire(now);
    if (spent + inHand >= budget.requests()) {
      return parts.isEmpty() ? WRITING : untilPartIsOver(now);
    }
    if (spent + others + inHand >= budget.requests()) {
      return over(now) && inHand == 0 ? written(0) : untilAskedAgain(now);
    }
    return written(inHand);
  }

  private Duration untilAskedAgain(Instant now) {
    return over(now) ? WRITING : Duration.between(now, heard.plus(ASK_AGAIN));
  }

  private Duration untilPartIsOver(Instant now) {
    long end = (parts.firstKey() + 1) * part + per;
    return Duration.ofMillis(Math.max(1, end - now.toEpochMilli()));
  }

  private Duration written(int inHand) {
    return ahead > inHand ? Duration.ZERO : WRITING;
  }

  @Override
  public void sent(Instant now) {
    if (spent + others >= budget.requests()) {
      asking = true;
      heard = now;
    }
    add(now.toEpochMilli() / part, 1);
    ahead--;
  }

  private void add(long place, int count) {
    parts.merge(place, count, Integer::sum);
    spent += count;
  }

  /** A later word of the system may say more than an earlier one only after an hour. */
  @Override
  public void lower(OptionalInt remaining, int inHand, Instant asked, Instant now) {
    expire(now);
    if (remaining.isPresent()) {
      int extra = Math.max(0, budget.requests() - spent - inHand - remaining.getAsInt());
      if (extra > others || asking || (others > 0 && over(now))) {
        others = extra;
        heard = now;
        asking = false;
      }
    }
  }

  private boolean over(Instant now) {
    return !now.isBefore(heard.plus(ASK_AGAIN));
  }

  @Override
  public void ahead(Instant now, int inHand, Runnable more) {
    int block = Math.min(LARGEST, Math.max(SMALLEST, spent / BLOCK_ONE_IN));
    if (!writing && ahead - inHand <= block / 4) {
      writing = true;
      book.keep(withBlock(now, ahead + block))
          .onSuccess(durable -> ahead += block)
          .onComplete(
              done -> {
                writing = false;
                if (done.succeeded()) {
                  more.run();
                }
              });
    }
  }

  private Map<Long, Integer> withBlock(Instant now, int block) {
    expire(now);
    Map<Long, Integer> starts = new TreeMap<>();
    parts.forEach((place, count) -> starts.put(place * part, count));
    starts.merge(now.toEpochMilli() / part * part, block, Integer::sum);
    return starts;
  }

  /** What was written down ahead is given back. */
  @Override
  public Future<Void> close(Instant now) {
    ahead = 0;
    return spent == 0 ? Future.succeededFuture() : book.keep(withBlock(now, 0));
  }

  private void expire(Instant instant) {
    long now = instant.toEpochMilli();
    noLaterThan(now / part);
    while (!parts.isEmpty() && (parts.firstKey() + 1) * part + per <= now) {
      spent -= parts.pollFirstEntry().getValue();
    }
    if (heard.isAfter(instant)) {
      heard = instant;
    }
  }

  /** Nothing was sent later than now: else a clock that is set back would make us wait for it. */
  private void noLaterThan(long place) {
    while (!parts.isEmpty() && parts.lastKey() > place) {
      parts.merge(place, parts.pollLastEntry().getValue(), Integer::sum);
    }
  }
}
