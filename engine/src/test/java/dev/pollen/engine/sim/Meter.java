package dev.pollen.engine.sim;

import java.util.ArrayDeque;
import java.util.Optional;

/** Counts what reaches a system, as the system itself would: never faster than it allows. */
final class Meter {
  private final ArrayDeque<Long> sends = new ArrayDeque<>();
  private int inFlight;

  /** A request leaves; in words what is wrong with that. */
  Optional<String> sent(long now, boolean budgeted, int concurrency) {
    inFlight++;
    if (!budgeted) {
      return Optional.empty();
    }
    long begin = now - SimCatalog.BUDGET.per().toMillis();
    while (!sends.isEmpty() && sends.peekFirst() <= begin) {
      sends.pollFirst();
    }
    sends.addLast(now);
    if (sends.size() > SimCatalog.BUDGET.requests()) {
      return Optional.of(sends.size() + " requests within " + SimCatalog.BUDGET.per());
    }
    return inFlight > concurrency ? Optional.of(inFlight + " requests at once") : Optional.empty();
  }

  void ended() {
    inFlight--;
  }

  /** The process died: nobody waits for its requests any more. */
  void died() {
    inFlight = 0;
  }

  /** The engine's clock was set: what it may send is told by that clock. */
  void forget() {
    sends.clear();
  }
}
