package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.RunQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The runs that own a row, on one connection. */
final class RunRows {
  /** Before all runs. */
  static final RunId FIRST = new RunId(0, -1);

  private final Sql sql;

  RunRows(Sql sql) {
    this.sql = sql;
  }

  void put(OpenRun run) {
    byte[] body = RunCodec.body(List.of(run));
    sql.run(
        "insert into run (subscription, number, recipe, version, key, state, made, moved, last,"
            + " wakes, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (subscription,"
            + " number) do update set version = excluded.version, state = excluded.state, moved ="
            + " excluded.moved, last = excluded.last, wakes = excluded.wakes, body = excluded.body",
        run.id.subscription(),
        run.id.record(),
        run.recipe,
        run.version,
        run.key,
        run.state.name(),
        run.made,
        Stamp.column(run.moved),
        run.last,
        run.asleep() ? Stamp.column(run.due.get()) : null,
        run.state.active() ? body : Compact.deflated(body));
  }

  void remove(RunId id) {
    sql.run(
        "delete from run where subscription = ? and number = ?", id.subscription(), id.record());
  }

  Optional<OpenRun> find(RunId id) {
    return sql.first(
        "select body from run where subscription = ? and number = ?",
        row -> read(row.getBytes(1)),
        id.subscription(),
        id.record());
  }

  /** Some runs after one, by their ids. */
  List<OpenRun> after(RunId run, int rows) {
    return sql.list(
        "select body from run where (subscription, number) > (?, ?)"
            + " order by subscription, number limit ?",
        row -> read(row.getBytes(1)),
        run.subscription(),
        run.record(),
        rows);
  }

  /** Takes out of an ended run what it carried. */
  boolean erase(RunId id, Instant at) {
    Optional<OpenRun> run = find(id).filter(found -> found.state.ended());
    run.map(found -> found.erased(at))
        .ifPresent(
            left -> {
              remove(id);
              put(left);
            });
    return run.isPresent();
  }

  /** Every run in a state in which the engine goes on with it, but for those that sleep. */
  List<OpenRun> active() {
    List<OpenRun> found = new ArrayList<>();
    for (RunState state : RunState.values()) {
      if (state.active()) {
        found.addAll(
            sql.list(
                "select body from run where state = ? and wakes is null",
                row -> read(row.getBytes(1)),
                state.name()));
      }
    }
    return found;
  }

  /** Those that sleep, the first to be woken first, until the taker has enough. */
  void asleep(Asleep query, Predicate<OpenRun> taker) {
    sql.each(
        "select subscription, body from run where wakes is not null and (wakes, subscription,"
            + " number) > (?, ?, ?) order by wakes, subscription, number",
        row -> query.without().contains(row.getLong(1)) || taker.test(read(row.getBytes(2))),
        Stamp.column(query.after().at()),
        query.after().run().subscription(),
        query.after().run().record());
  }

  /** Newest first, until the taker has enough. */
  void each(RunQuery query, Newest taker) {
    List<Object> values = new ArrayList<>();
    StringBuilder where = new StringBuilder(" where 1 = 1");
    query.recipe().ifPresent(recipe -> also(where, " and recipe = ?", values, recipe));
    query.state().ifPresent(state -> also(where, " and state = ?", values, state.name()));
    query.key().ifPresent(key -> also(where, " and key = ?", values, key));
    sql.each(
        "select made, body from run" + where + " order by made desc",
        row -> taker.wants(row.getLong(1)) && taker.take(read(row.getBytes(2))),
        values.toArray());
  }

  private static void also(StringBuilder where, String words, List<Object> values, Object value) {
    where.append(words);
    values.add(value);
  }

  /** Drops ended runs that moved before an instant, at most so many. */
  int drop(long before, int slice) {
    int dropped = 0;
    for (RunState state : RunState.values()) {
      if (state.ended()) {
        dropped +=
            sql.run(
                "delete from run where (subscription, number) in (select subscription, number from"
                    + " run where state = ? and moved < ? limit ?)",
                state.name(),
                before,
                slice);
      }
    }
    return dropped;
  }

  private static OpenRun read(byte[] body) {
    OpenRun run = RunCodec.read(body).get(0);
    run.row = Optional.of(run.state);
    return run;
  }
}
