package dev.pollen.engine;

import java.time.Duration;

/**
 * How much at once: the bounds that keep memory, disk and other systems safe.
 *
 * @param openRuns runs of one subscription on the heap
 * @param openRunsTotal runs of one loop on the heap
 * @param concurrency calls in flight per account
 * @param backlog waiting, parked and failed runs of one subscription before it stops its own
 *     position
 * @param pages pages read in one poll before the rest is left to the next one
 * @param pollRecords records taken in by one journal write
 * @param settle how long after its intent an unknown call may still be at work (the client's
 *     timeout and some); how long its effect may stay unseen comes on top
 * @param retainRuns how long ended runs are kept
 * @param retainLog how long taken-in records are kept after everybody passed them
 * @param retainSeen how long an absent record is remembered
 * @param disk how much disk the store may take before the feeds stand still
 * @param clockSkew how far a system's clock may be from ours where its replies do not tell
 * @param lookAgain between the first and the second look for what a call may have made; each later
 *     look waits longer by as much
 */
public record Limits(
    int openRuns,
    int openRunsTotal,
    int concurrency,
    int backlog,
    int pages,
    int pollRecords,
    Duration settle,
    Duration retainRuns,
    Duration retainLog,
    Duration retainSeen,
    Disk disk,
    Duration clockSkew,
    Duration lookAgain) {

  public static final Limits DEFAULT =
      new Limits(
          100,
          20_000,
          50,
          10_000,
          100,
          1_000,
          Duration.ofSeconds(40),
          Duration.ofDays(14),
          Duration.ofDays(7),
          Duration.ofDays(30));

  /** With the usual bounds of the disk, clock skew and time between looks. */
  public Limits(
      int openRuns,
      int openRunsTotal,
      int concurrency,
      int backlog,
      int pages,
      int pollRecords,
      Duration settle,
      Duration retainRuns,
      Duration retainLog,
      Duration retainSeen) {
    this(
        openRuns,
        openRunsTotal,
        concurrency,
        backlog,
        pages,
        pollRecords,
        settle,
        retainRuns,
        retainLog,
        retainSeen,
        Disk.USUAL,
        Duration.ofMinutes(2),
        Duration.ofSeconds(10));
  }

  /**
   * When a bound is reached nothing more is taken in, while what was taken in is still delivered.
   *
   * @param most bytes in use by the store
   * @param free bytes that must be left on its disk
   */
  public record Disk(long most, long free) {
    /** As much as there is, but for what delivering needs to go on. */
    public static final Disk USUAL = new Disk(Long.MAX_VALUE, 64_000_000);
  }
}
