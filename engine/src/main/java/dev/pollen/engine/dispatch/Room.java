package dev.pollen.engine.dispatch;

import dev.pollen.engine.Limits;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many runs may be on the heap, of one subscription and altogether, and who is told when there
 * is room again. Belongs to one loop.
 */
final class Room {
  private final Limits limits;
  private final Map<Long, Integer> open = new HashMap<>();
  private final Map<Long, Runnable> listeners = new HashMap<>();
  private final Set<Long> starved = new LinkedHashSet<>();
  private int all;
  private int reserved;

  Room(Limits limits) {
    this.limits = limits;
  }

  /** How many more of a subscription. One that others leave no room is told when they do. */
  int of(long subscription) {
    int own = limits.openRuns() - open.getOrDefault(subscription, 0);
    int left = left();
    if (own > 0 && left <= 0) {
      starved.add(subscription);
    }
    return Math.max(0, Math.min(own, left));
  }

  private int left() {
    return limits.openRunsTotal() - all - reserved;
  }

  /** Whether half of what a subscription may have is free. */
  boolean isRoomy(long subscription) {
    return open.getOrDefault(subscription, 0) * 2 <= limits.openRuns();
  }

  /** Sets room aside for runs that are to be made: nobody else is offered it. */
  int reserve(long subscription, int most) {
    int count = Math.min(most, of(subscription));
    reserved += count;
    return count;
  }

  /** What was set aside is free, but for the runs that were taken meanwhile. */
  void giveBack(int count) {
    reserved -= count;
    wakeStarved(count);
  }

  /** Told once: who finds no room then asks again. */
  void whenRoom(long subscription, Runnable again) {
    listeners.put(subscription, again);
  }

  void taken(long subscription) {
    all++;
    open.merge(subscription, 1, Integer::sum);
  }

  void left(long subscription) {
    all--;
    open.computeIfPresent(subscription, (id, n) -> n > 1 ? n - 1 : null);
    wakeStarved(1);
    tell(subscription);
  }

  /** One for each place that is free again, in turn; everybody once the crowd is gone. */
  private void wakeStarved(int places) {
    int some = Math.min(places, left());
    boolean everybody = all + reserved <= limits.openRunsTotal() / 2;
    Set<Long> woken = new LinkedHashSet<>();
    Iterator<Long> waiting = starved.iterator();
    while (waiting.hasNext() && (woken.size() < some || everybody)) {
      woken.add(waiting.next());
      waiting.remove();
    }
    woken.forEach(this::tell);
  }

  /** There may be room again for a reason of its own. */
  void tell(long subscription) {
    Optional.ofNullable(listeners.remove(subscription)).ifPresent(Runnable::run);
  }
}
