package dev.pollen.engine.intake;

import dev.pollen.engine.poll.Stretch;
import java.util.Map;

/** By how much each account's polls are slowed down just now. Read on all loops. */
final class Pacing {
  private volatile Map<String, Stretch> byAccount = Map.of();

  void set(Map<String, Stretch> stretches) {
    byAccount = Map.copyOf(stretches);
  }

  Stretch of(String account) {
    return byAccount.getOrDefault(account, Stretch.NONE);
  }
}
