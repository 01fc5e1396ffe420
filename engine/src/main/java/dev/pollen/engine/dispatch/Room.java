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

  Room(Limits limits) {
    this.limits = limits;
  }

  /** How many more of a subscription. One that others leave no room is told when they do. */
  int of(long subscription) {
    int own = limits.openRuns() - open.getOrDefault(subscription, 0);
    int left = limits.openRunsTotal() - all;
    if (own > 0 && left <= 0) {
      starved.add(subscription);
    }
    return Math.max(0, Math.min(own, left));
  }

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
    wakeStarved();
    tell(subscription);
  }

  /** One for each run that left, in turn; everybody once the crowd is gone. */
  private void wakeStarved() {
    Set<Long> woken = new LinkedHashSet<>();
    Iterator<Long> waiting = starved.iterator();
    while (waiting.hasNext() && (woken.isEmpty() || all <= limits.openRunsTotal() / 2)) {
      woken.add(waiting.next());
      waiting.remove();
    }
    woken.forEach(this::tell);
  }

  /** There may be room again for a reason of its own. */
  void tell(long subscription) {
    Optional.ofNullable(listeners.get(subscription)).ifPresent(Runnable::run);
  }
}
