package dev.pollen.engine.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What trails behind the facts: gives rows to the runs that need one, packs those that ended, then
 * deletes the facts nobody needs any more. One transaction; a crash before it only means that more
 * facts are read back.
 *
 * <p>Needing a row: to be tried again, to sleep, to stand still for a person, to have failed, or to
 * live longer than facts are to be kept.
 */
final class Checkpoint {
  private static final Duration FACTS_KEPT = Duration.ofSeconds(10);

  /** Fewer ended runs than this wait for company, unless there is time. */
  private static final int WORTH_PACKING = 32;

  private static final int PACK = 256;

  private final Ledger ledger;
  private final Instant old;
  private final boolean idle;
  private final Predicate<OpenRun> rowed;
  private final List<OpenRun> rows = new ArrayList<>();
  private final List<List<OpenRun>> packs = new ArrayList<>();

  private Checkpoint(Ledger ledger, boolean idle, Predicate<OpenRun> rowed) {
    this.ledger = ledger;
    this.old = ledger.now().minus(FACTS_KEPT);
    this.idle = idle;
    this.rowed = rowed;
  }

  /**
   * Between writes.
   *
   * @param idle whether nobody waits
   */
  static void run(Ledger ledger, boolean idle) {
    new Checkpoint(ledger, idle, run -> false).run();
  }

  /** Every run gets its row, so that nothing depends on facts or on the log. */
  static void everything(Ledger ledger) {
    new Checkpoint(ledger, true, run -> true).run();
  }

  private void run() {
    choose();
    long needed = needed();
    if (rows.isEmpty() && packs.isEmpty() && needed <= ledger.oldestFact) {
      return;
    }
    ledger.tenure.begin();
    try {
      rows.forEach(ledger.runs::put);
      packs.forEach(this::pack);
      cut(needed);
      synchronized (ledger.book) {
        Boundary.FOLLOW.before();
        ledger.tenure.commit();
        Boundary.FOLLOW.after();
        done();
      }
    } catch (RuntimeException | VirtualMachineError fault) {
      ledger.tenure.rollback();
      throw fault;
    }
    ledger.oldestFact = Math.max(ledger.oldestFact, needed);
  }

  private void choose() {
    Map<String, List<OpenRun>> ended = new LinkedHashMap<>();
    for (OpenRun run : ledger.book.uncovered()) {
      if (History.packs(run.state)) {
        String group = run.id.subscription() + "@" + run.version;
        ended.computeIfAbsent(group, any -> new ArrayList<>()).add(run);
      } else if (needsRow(run)) {
        rows.add(run);
      }
    }
    ended.values().stream().filter(this::worthPacking).forEach(this::split);
  }

  private boolean needsRow(OpenRun run) {
    boolean hot = run.state == RunState.WAITING || run.state == RunState.RUNNING;
    return !hot || run.asleep() || rowed.test(run) || run.waits.isBefore(old);
  }

  private boolean worthPacking(List<OpenRun> runs) {
    return idle || runs.size() >= WORTH_PACKING || runs.get(0).waits.isBefore(old);
  }

  private void split(List<OpenRun> runs) {
    for (int from = 0; from < runs.size(); from += PACK) {
      packs.add(runs.subList(from, Math.min(runs.size(), from + PACK)));
    }
  }

  private void pack(List<OpenRun> runs) {
    runs.stream().filter(run -> run.row.isPresent()).forEach(run -> ledger.runs.remove(run.id));
    ledger.history.add(runs, ledger.lastFact, idle);
  }

  /** The oldest fact that is still needed once this is done. */
  private long needed() {
    Set<OpenRun> settled = new HashSet<>(rows);
    packs.forEach(settled::addAll);
    return ledger.book.uncovered().stream()
        .filter(run -> !settled.contains(run))
        .mapToLong(run -> run.uncovered)
        .findFirst()
        .orElse(ledger.lastFact + 1);
  }

  private void cut(long needed) {
    if (needed > ledger.oldestFact) {
      ledger.sql.run("delete from fact where id < ?", needed);
      ledger.sql.run(
          "insert into mark (name, value) values ('fact', ?)"
              + " on conflict (name) do update set value = excluded.value",
          ledger.lastFact);
    }
  }

  private void done() {
    packs.forEach(pack -> pack.forEach(run -> ledger.book.forget(run.id)));
    for (OpenRun run : rows) {
      ledger.book.covered(run);
      ledger.book.rest(run);
    }
  }
}
