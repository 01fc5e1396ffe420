package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Purpose;
import java.util.EnumMap;
import java.util.Map;

/**
 * The calls in flight. Where polls, runs and people share them, none of the three has more than
 * four in five: slow calls of one kind never keep the others out.
 */
final class Slots {
  private static final int KEPT_ONE_IN = 5;

  private final int all;
  private final int each;
  private final Map<Purpose, Integer> taken = new EnumMap<>(Purpose.class);
  private int used;

  Slots(int all, boolean shared) {
    this.all = all;
    this.each = shared ? all - all / KEPT_ONE_IN : all;
  }

  boolean free(Purpose purpose) {
    return used < all && taken.getOrDefault(purpose, 0) < each;
  }

  int used() {
    return used;
  }

  void take(Purpose purpose) {
    used++;
    taken.merge(purpose, 1, Integer::sum);
  }

  void giveBack(Purpose purpose) {
    used--;
    taken.merge(purpose, -1, Integer::sum);
  }
}
