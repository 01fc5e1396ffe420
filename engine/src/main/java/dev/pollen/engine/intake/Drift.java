package dev.pollen.engine.intake;

import dev.pollen.engine.spi.Fault;

/**
 * Notices that a system's records no longer look as the catalog says: every record without
 * identity, or all stamps gone. One odd record is no drift.
 */
final class Drift {
  private static final int ENOUGH_TO_JUDGE = 10;

  private int records;
  private int named;
  private int stamped;

  void met(Candidate candidate) {
    records++;
    named += candidate.named ? 1 : 0;
    stamped += candidate.stamped() ? 1 : 0;
  }

  boolean anyStamp() {
    return stamped > 0;
  }

  /**
   * Throws a {@link Fault} with what vanished.
   *
   * @param stampsBefore whether earlier polls of this feed had stamps
   */
  void check(Normaliser normaliser, String operation, boolean stampsBefore) {
    if (normaliser.hasIdentity() && records > 0 && named == 0) {
      throw drift(operation, "identity", normaliser.identityWords());
    }
    if (stampsBefore && records >= ENOUGH_TO_JUDGE && stamped == 0) {
      throw drift(operation, "stamps", normaliser.stampWords());
    }
  }

  private Fault drift(String operation, String what, String where) {
    return Fault.of(
        Fault.Kind.REFUSED,
        "%s: none of %d records has the %s that its catalog file names (%s); nothing is taken in until it is back or the file is corrected"
            .formatted(operation, records, what, where));
  }
}
