package dev.pollen.engine.journal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses facts that cannot be: about a run nobody made, or a record made into a second run of the
 * same subscription. A refused change makes its whole write fail.
 */
public final class Admission implements Change.Visitor {
  private final Predicate<RunId> taken;
  private final Predicate<RunId> known;
  private final Set<RunId> made = new HashSet<>();

  /**
   * @param taken whether a run that is now made exists already
   * @param known whether a run that something happens to was made before
   */
  public Admission(Predicate<RunId> taken, Predicate<RunId> known) {
    this.taken = taken;
    this.known = known;
  }

  @Override
  public void on(Change.RunsMade change) {
    for (Change.Made one : change.runs()) {
      RunId id = new RunId(change.subscription(), one.number());
      if (!made.add(id) || taken.test(id)) {
        throw refused("run " + id + " exists: a record becomes one run of a subscription only");
      }
    }
  }

  @Override
  public void on(Change.Intended change) {
    mustExist(change.run());
  }

  @Override
  public void on(Change.Settled change) {
    mustExist(change.run());
  }

  @Override
  public void on(Change.Remembered change) {
    mustExist(change.run());
  }

  @Override
  public void on(Change.Upgraded change) {
    mustExist(change.run());
  }

  @Override
  public void on(Change.RunMoved change) {
    mustExist(change.run());
  }

  private void mustExist(RunId id) {
    if (!made.contains(id) && !known.test(id)) {
      throw refused("there is no run " + id + ": it was never made, or retention dropped it");
    }
  }

  private static JournalFault refused(String words) {
    return new JournalFault(words, null, false);
  }
}
