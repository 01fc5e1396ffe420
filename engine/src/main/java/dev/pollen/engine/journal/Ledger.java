package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the writer's thread holds: its connection, the book of runs and the numbers it gives.
 *
 * <p>The book is the writer's; readers look into it under its monitor, under which the writer
 * changes it together with the rows that it stands for.
 */
final class Ledger {
  final Sql sql;
  final Tenure tenure;
  final Dialect dialect;
  final InstantSource clock;
  final RunBook book = new RunBook();
  final LogEnds ends;
  final LogRows log;
  final RunRows runs;
  final History history;
  final StateRows state;
  final ClaimRows claims;

  private final Map<Long, Long> highest = new HashMap<>();

  Instant lastCommit = Instant.EPOCH;

  /** The number of the last fact row. */
  long lastFact;

  /** The number of the oldest fact row that is still there, or of the next one. */
  long oldestFact;

  Ledger(Sql sql, Dialect dialect, InstantSource clock, Optional<Epoch> epoch) {
    this.sql = sql;
    this.tenure = new Tenure(sql, dialect, clock, epoch);
    this.dialect = dialect;
    this.clock = clock;
    this.ends = new LogEnds(sql);
    this.log = new LogRows(sql);
    this.runs = new RunRows(sql);
    this.history = new History(sql);
    this.state = new StateRows(sql);
    this.claims = new ClaimRows(sql);
  }

  Instant now() {
    return clock.instant();
  }

  /** The record of a run, looked up in the log if the run does not carry it. */
  JsonNode recordOf(OpenRun run) {
    return run.record.isMissingNode() ? log.record(run.feed, run.id.record()) : run.record;
  }

  /** The greatest number that a run of a subscription was ever tried to be made of. */
  long highest(long subscription) {
    return highest.computeIfAbsent(subscription, this::highestStored);
  }

  private long highestStored(long subscription) {
    String rows = "select max(number) from run where subscription = ?";
    String packed = "select max(last_number) from history where subscription = ?";
    long stored = Math.max(sql.number(rows, 0, subscription), sql.number(packed, 0, subscription));
    return book.opens().stream()
        .filter(run -> run.id.subscription() == subscription)
        .mapToLong(run -> run.id.record())
        .reduce(stored, Math::max);
  }

  void made(RunId id) {
    highest.merge(id.subscription(), id.record(), Math::max);
  }
}
