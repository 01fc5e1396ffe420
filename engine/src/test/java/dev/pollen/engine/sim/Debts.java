package dev.pollen.engine.sim;

import java.util.ArrayList;
import java.util.List;

/** What one place owes, until it is paid or forgiven. */
final class Debts {
  private final List<Owed> owed = new ArrayList<>();
  private final Ran ran;

  /**
   * @param ran what its recipe was given, here and elsewhere
   */
  Debts(Ran ran) {
    this.ran = ran;
  }

  void owe(Owed one) {
    owed.add(one);
  }

  /** What is owed and not yet run may be skipped. */
  void forgive() {
    owed.removeIf(one -> !one.paid(ran.of(one.key())));
  }

  /** Another place of its recipe may still be about to pay. */
  void leaveTo(Debts heir) {
    heir.owed.addAll(owed);
  }

  /** What did not run, in words. */
  List<String> unpaid(String who) {
    return owed.stream()
        .filter(one -> !one.paid(ran.of(one.key())))
        .map(one -> "lost: %s: %s; ran: %s".formatted(who, one.words(), ran.of(one.key())))
        .toList();
  }
}
