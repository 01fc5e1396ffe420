package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import java.util.Map;
import java.util.Optional;

/**
 * Counts a subscription's events from one complete poll to the next and holds them back when they
 * are more than its {@code flood_limit}.
 */
final class Flood {
  private final long subscription;
  private Optional<Integer> limit = Optional.empty();
  private Optional<Fence> fence;
  private Optional<Fence> planned = Optional.empty();
  private long settled;
  private int counted;

  Flood(long subscription, long settled, Map<String, String> notes) {
    this.subscription = subscription;
    this.settled = settled;
    this.fence = Fence.of(subscription, notes);
  }

  void limit(Optional<Integer> most) {
    limit = most;
  }

  Optional<Fence> fence() {
    return fence;
  }

  boolean holds() {
    return fence.filter(Fence::holds).isPresent();
  }

  /** Up to which entry runs may be made. */
  long visible(long last) {
    long open = limit.isPresent() ? Math.min(last, settled) : last;
    return fence.filter(Fence::holds).map(held -> Math.min(held.from(), open)).orElse(open);
  }

  boolean limited() {
    return limit.isPresent();
  }

  void count(int events) {
    counted += events;
  }

  /** A reading is complete: the note to write with it, if it was a flood. */
  Optional<Change> settling(long last) {
    boolean flood = limit.map(most -> counted > most).orElse(false);
    planned = flood ? Optional.of(widened(last)) : Optional.empty();
    return planned.map(held -> held.note(subscription));
  }

  private Fence widened(long last) {
    return fence
        .filter(Fence::holds)
        .map(held -> held.widen(last, counted))
        .orElseGet(() -> new Fence(settled, last, counted, false));
  }

  void settled(long last) {
    fence = planned.or(() -> fence);
    planned = Optional.empty();
    settled = last;
    counted = 0;
  }

  /** What was counted does not matter: its poll failed, or it was a baseline. */
  void reset() {
    planned = Optional.empty();
    counted = 0;
  }

  void fence(Optional<Fence> now) {
    fence = now;
  }
}
