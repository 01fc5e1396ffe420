package dev.pollen.engine.intake;

import dev.pollen.engine.intake.Fences.Counting;
import dev.pollen.engine.journal.Change;
import java.util.Map;
import java.util.Optional;

/**
 * Counts a subscription's events from one complete poll to the next and holds them back when they
 * are more than its {@code flood_limit}. What is counted is as durable as the entries: neither a
 * restart nor a failed write in the middle of a reading lets a flood through.
 */
final class Flood {
  private final long subscription;
  private Optional<Integer> limit = Optional.empty();
  private Fences fences;
  private Optional<Fences> planned = Optional.empty();
  private long settled;

  Flood(long subscription, long last, Map<String, String> notes) {
    this.subscription = subscription;
    this.fences = Fences.of(subscription, notes);
    this.settled = fences.counting().map(Counting::settled).orElse(last);
  }

  void limit(Optional<Integer> most) {
    limit = most;
  }

  boolean limited() {
    return limit.isPresent();
  }

  Fences fences() {
    return fences;
  }

  /** With what is being written just now. */
  Fences newest() {
    return planned.orElse(fences);
  }

  Optional<Fence> held() {
    return fences.held();
  }

  boolean holds() {
    return held().isPresent();
  }

  /** Up to which entry runs may be made. */
  long visible(long last) {
    long open = limit.isPresent() ? Math.min(last, settled) : last;
    return held().map(fence -> Math.min(fence.from(), open)).orElse(open);
  }

  /** So many events come with a write in the middle of a reading: the note to write with them. */
  Optional<Change> counting(int events) {
    if (events == 0 || limit.isEmpty()) {
      return Optional.empty();
    }
    return plan(fences.counting(Optional.of(new Counting(settled, counted() + events))));
  }

  private int counted() {
    return fences.counting().map(Counting::events).orElse(0);
  }

  private Optional<Change> plan(Fences next) {
    planned = Optional.of(next).filter(it -> !it.equals(fences));
    return planned.map(it -> it.note(subscription));
  }

  /**
   * A reading is complete with these events: the note to write with it, if there is anything to
   * note.
   *
   * @param passed up to where the subscription has looked
   */
  Optional<Change> settling(long last, int events, long passed) {
    int all = counted() + events;
    Fences counted = fences.counting(Optional.empty());
    boolean flood = limit.map(most -> all > most).orElse(false);
    return plan(flood ? counted.holding(Optional.of(widened(last, all)), passed) : counted);
  }

  /** A reading is complete that does not count: a baseline. */
  Optional<Change> ignoring() {
    return plan(fences.counting(Optional.empty()));
  }

  private Fence widened(long last, int events) {
    return held()
        .map(fence -> fence.widen(last, events))
        .orElseGet(() -> new Fence(settled, last, events, false));
  }

  /** What was planned is durable. */
  void noted() {
    planned.ifPresent(this::fences);
  }

  void settled(long last) {
    settled = last;
  }

  /** What was planned was not written. */
  void unsettled() {
    planned = Optional.empty();
  }

  /** What is durable now. */
  void fences(Fences now) {
    fences = now;
    planned = Optional.empty();
  }
}
