package dev.pollen.engine.intake;

import dev.pollen.engine.intake.ParentPages.Parent;
import dev.pollen.engine.recipe.Kinship;
import dev.pollen.engine.spi.Fault;

/** Which parents of one rotation answered and which were gone, and what is said of it. */
final class Census {
  private static final int ENOUGH_TO_JUDGE = 10;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final Kinship kinship;
  private int gone;
  private int answered;

  Census(Kinship kinship) {
    this.kinship = kinship;
  }

  void begin() {
    gone = 0;
    answered = 0;
  }

  void answered() {
    answered++;
  }

  void gone() {
    gone++;
  }

  /** Whether the system says that there is no such parent. */
  static boolean isGone(Fault fault) {
    return fault.status() == NOT_FOUND || fault.status() == GONE;
  }

  /** Whether so many were gone, and nobody was there, that something else is wrong. */
  boolean nobody() {
    return answered == 0 && gone >= ENOUGH_TO_JUDGE;
  }

  Fault nobody(Fault last) {
    return worded(
        last,
        "%s: every one of %d parents of %s is gone for the system (%d): see that its id goes into '%s'. %s"
            .formatted(
                kinship.children().key(),
                gone,
                kinship.parents().key(),
                last.status(),
                kinship.input(),
                last.getMessage()));
  }

  /** The same fault, with the parent at which it happened. */
  Fault at(Parent parent, Fault fault) {
    String where = "%s %s".formatted(kinship.input(), parent.id().asText());
    return worded(fault, "%s (%s)".formatted(fault.getMessage(), where));
  }

  private static Fault worded(Fault fault, String words) {
    return fault.told(words, fault.rate());
  }
}
