package dev.pollen.engine.journal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills the book at the start: runs from their rows, then every fact that is still there, in order.
 * Facts that a row or a packed run already knows are passed over, so it does not matter where the
 * last checkpoint stood.
 */
final class Recovery implements Change.Visitor {
  private final Ledger ledger;
  private final Map<RunId, Long> packed = new HashMap<>();
  private final ReadAhead ahead;
  private long fact;
  private Change.Visitor page;

  private Recovery(Ledger ledger) {
    this.ledger = ledger;
    this.ahead = new ReadAhead(ledger.log);
    this.page = ledger.book.page(0, ledger.now());
  }

  static void run(Ledger ledger) {
    new Recovery(ledger).run();
  }

  private void run() {
    long marked = ledger.sql.number("select value from mark where name = 'fact'", 0);
    long newest = ledger.sql.number("select max(id) from fact", 0);
    ledger.lastFact = Math.max(marked, newest);
    ledger.oldestFact = ledger.sql.number("select min(id) from fact", ledger.lastFact + 1);
    ledger.runs.active().forEach(ledger.book::put);
    ledger.history.packedSince(ledger.oldestFact, packed::put);
    List<Long> rows = ledger.sql.list("select id from fact order by id", row -> row.getLong(1));
    rows.forEach(this::replay);
    lookUpRecords();
    List.copyOf(ledger.book.opens()).forEach(ledger.book::rest);
  }

  private void replay(long row) {
    fact = row;
    page = ledger.book.page(row, ledger.now());
    ledger
        .sql
        .first("select body from fact where id = ?", found -> found.getBytes(1), row)
        .ifPresent(body -> FactCodec.read(body).forEach(one -> one.accept(this)));
  }

  @Override
  public void on(Change.RunsMade change) {
    change.runs().forEach(one -> know(new RunId(change.subscription(), one.number())));
    page.on(change);
    change.runs().forEach(one -> unmake(new RunId(change.subscription(), one.number())));
  }

  /** A packed run is made only so that the places of the others come out as they were. */
  private void unmake(RunId id) {
    if (packed.getOrDefault(id, 0L) >= fact) {
      ledger.book.forget(id);
    }
  }

  @Override
  public void on(Change.Intended change) {
    know(change.run());
    page.on(change);
  }

  @Override
  public void on(Change.Settled change) {
    know(change.run());
    page.on(change);
  }

  @Override
  public void on(Change.Remembered change) {
    know(change.run());
    page.on(change);
  }

  @Override
  public void on(Change.Upgraded change) {
    know(change.run());
    page.on(change);
  }

  @Override
  public void on(Change.RunMoved change) {
    know(change.run());
    page.on(change);
  }

  /** A run that stands still has a row but is in the book only if facts came after it. */
  private void know(RunId id) {
    if (!ledger.book.knows(id)) {
      Optional<OpenRun> run = ledger.runs.find(id);
      run.filter(found -> packed.getOrDefault(id, 0L) < fact).ifPresent(ledger.book::put);
    }
  }

  /** Records of runs that no row holds stand in the log; read side by side, not one by one. */
  private void lookUpRecords() {
    ledger.book.opens().stream()
        .filter(run -> run.record.isMissingNode())
        .sorted(Comparator.comparingLong((OpenRun run) -> run.feed).thenComparing(run -> run.id))
        .forEach(run -> run.record = ahead.record(run.feed, run.id.record()));
  }
}
