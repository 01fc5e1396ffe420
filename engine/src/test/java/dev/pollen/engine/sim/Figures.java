package dev.pollen.engine.sim;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How much happened in a schedule, or in many of them together. */
final class Figures {
  private final Map<String, Long> faults = new TreeMap<>();
  private long schedules;
  private long records;
  private long runs;
  private long attempts;
  private long crashes;
  private long stops;

  /** A schedule is through. */
  void ended(int itsRecords, int itsRuns) {
    schedules++;
    records += itsRecords;
    runs += itsRuns;
  }

  void attempted() {
    attempts++;
  }

  /** A process is gone. */
  void died(boolean stopped) {
    crashes += stopped ? 0 : 1;
    stops += stopped ? 1 : 0;
  }

  void fault(String what) {
    faults.merge(what, 1L, Long::sum);
  }

  void drawn(Weather.Fate fate) {
    if (fate != Weather.Fate.FINE) {
      fault("call " + fate.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }

  void add(Figures other) {
    schedules += other.schedules;
    records += other.records;
    runs += other.runs;
    attempts += other.attempts;
    crashes += other.crashes;
    stops += other.stops;
    other.faults.forEach((what, count) -> faults.merge(what, count, Long::sum));
  }

  long schedules() {
    return schedules;
  }

  @Override
  public String toString() {
    long all = faults.values().stream().mapToLong(Long::longValue).sum();
    return """
    records    %,15d
    runs       %,15d
    attempts   %,15d
    crashes    %,15d
    stops      %,15d
    faults     %,15d  %s
    """
        .formatted(records, runs, attempts, crashes, stops, all, faults);
  }
}
