package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.Retention;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Drops what is settled and old, a slice between two groups of writes, until nothing more is found.
 * Before that every unfinished run gets its row, so that none depends on the log.
 */
final class Retaining {
  private static final int SLICE = 200;

  private static final String OLD_LOG =
      "select l.feed, l.last_number, l.last_number - l.first_number + 1 from feed_log l"
          + " where l.at < ? and not exists (select 1 from subscription s where s.feed = l.feed"
          + " and s.position < l.last_number) order by l.at limit ?";

  private static final String OLD_RECIPES =
      "delete from recipe where added < ?"
          + " and exists (select 1 from recipe y where y.id = recipe.id and y.added > recipe.added)"
          + " and not exists (select 1 from run r"
          + " where r.recipe = recipe.id and r.version = recipe.version)"
          + " and not exists (select 1 from history h"
          + " where h.recipe = recipe.id and h.version = recipe.version)"
          + " and version not in (select n.value from note n)";

  private final Ledger ledger;
  private final Writer writer;
  private final long runs;
  private final long log;

  Retaining(Ledger ledger, Writer writer, Retention retention) {
    this.ledger = ledger;
    this.writer = writer;
    this.runs = Stamp.column(retention.runs());
    this.log = Stamp.column(retention.log());
  }

  Future<Integer> run() {
    return slices(0);
  }

  private Future<Integer> slices(int before) {
    return writer
        .between(this::rowedSlice)
        .compose(gone -> gone == 0 ? last(before) : slices(before + gone));
  }

  private int rowedSlice() {
    Checkpoint.everything(ledger);
    return together(this::slice);
  }

  private Future<Integer> last(int before) {
    return writer
        .between(() -> together(() -> ledger.sql.run(OLD_RECIPES, runs)))
        .compose(gone -> shrink())
        .map(before);
  }

  private Future<Void> shrink() {
    return writer
        .between(() -> ledger.dialect.shrink(ledger.sql))
        .compose(more -> more ? shrink() : Future.succeededFuture());
  }

  private int together(Supplier<Integer> work) {
    ledger.tenure.begin();
    try {
      int gone = work.get();
      synchronized (ledger.book) {
        ledger.tenure.commit();
      }
      return gone;
    } catch (RuntimeException e) {
      ledger.tenure.rollback();
      throw e;
    } finally {
      ledger.ends.forget();
    }
  }

  private int slice() {
    return ledger.history.drop(runs, SLICE)
        + ledger.runs.drop(runs, SLICE)
        + ledger.claims.drop(runs, SLICE)
        + log();
  }

  private int log() {
    Map<Long, Long> needed = ledger.book.needed();
    List<Old> old =
        ledger.sql.list(
            OLD_LOG, row -> new Old(row.getLong(1), row.getLong(2), row.getInt(3)), log, SLICE);
    int gone = 0;
    for (Old row : old) {
      if (row.last < needed.getOrDefault(row.feed, Long.MAX_VALUE)) {
        ledger.sql.run(
            "delete from feed_log where feed = ? and last_number = ?", row.feed, row.last);
        gone += row.entries;
      }
    }
    return gone;
  }

  private record Old(long feed, long last, int entries) {}
}
