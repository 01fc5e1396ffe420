package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A subscription's row with one thing changed. */
final class Rows {
  private Rows() {}

  /** What makes the journal forget a place, and what is noted beside it. */
  static List<Change> dropping(long subscription) {
    return List.of(
        new Change.SubscriptionDropped(subscription),
        Fences.gone(subscription),
        Earlier.gone(subscription),
        StartWord.gone(subscription),
        ServedBy.gone(subscription),
        Away.gone(subscription),
        Off.note(subscription, false),
        Carried.gone(subscription));
  }

  static SubscriptionRow position(SubscriptionRow row, long position) {
    return of(row, position, row.start(), row.baseline(), row.catchUp());
  }

  static SubscriptionRow start(SubscriptionRow row, Instant start) {
    return of(row, row.position(), start, row.baseline(), row.catchUp());
  }

  static SubscriptionRow baseline(SubscriptionRow row, long baseline) {
    return of(row, row.position(), row.start(), baseline, row.catchUp());
  }

  /**
   * Of a place that begins anew: no earlier than it asked for, if that is still to come.
   *
   * @param asked whether its start is what it asked for
   */
  static SubscriptionRow anew(SubscriptionRow row, boolean asked, Instant now, long baseline) {
    Instant start = asked && row.start().isAfter(now) ? row.start() : now;
    return of(row, row.position(), start, baseline, row.catchUp());
  }

  /** Of a place without a private read of the past, which an earlier version had. */
  static SubscriptionRow alone(SubscriptionRow row) {
    return of(row, row.position(), row.start(), row.baseline(), Optional.empty());
  }

  static SubscriptionRow standing(SubscriptionRow row, Standing standing, String note) {
    return new SubscriptionRow(
        row.id(),
        row.recipe(),
        row.feed(),
        row.position(),
        row.start(),
        row.baseline(),
        row.catchUp(),
        standing.word(),
        note);
  }

  /** A row as it now is, less what was tried and failed: what else changed meanwhile stays. */
  static SubscriptionRow undone(
      SubscriptionRow now, SubscriptionRow tried, SubscriptionRow before) {
    boolean stood = now.state().equals(tried.state()) && now.note().equals(tried.note());
    return new SubscriptionRow(
        now.id(),
        now.recipe(),
        now.feed(),
        now.position() == tried.position() ? before.position() : now.position(),
        now.start().equals(tried.start()) ? before.start() : now.start(),
        now.baseline() == tried.baseline() ? before.baseline() : now.baseline(),
        now.catchUp().equals(tried.catchUp()) ? before.catchUp() : now.catchUp(),
        stood ? before.state() : now.state(),
        stood ? before.note() : now.note());
  }

  private static SubscriptionRow of(
      SubscriptionRow row, long position, Instant start, long baseline, Optional<Long> catchUp) {
    return new SubscriptionRow(
        row.id(),
        row.recipe(),
        row.feed(),
        position,
        start,
        baseline,
        catchUp,
        row.state(),
        row.note());
  }
}
