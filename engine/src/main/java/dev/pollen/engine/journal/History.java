package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Runs that ended well or were dropped, many in a row, on one connection. */
final class History {
  private static final Set<RunState> PACKED =
      Set.of(RunState.DONE, RunState.STOPPED, RunState.DROPPED);
  private static final String COUNT =
      "insert into tally (recipe, state, runs) values (?, ?, ?)"
          + " on conflict (recipe, state) do update set runs = tally.runs + excluded.runs";

  private final Sql sql;

  History(Sql sql) {
    this.sql = sql;
  }

  /** Whether runs in this state belong here. */
  static boolean packs(RunState state) {
    return PACKED.contains(state);
  }

  /**
   * Adds runs of one subscription and version.
   *
   * @param upto the last fact that is part of them
   */
  void add(List<OpenRun> runs, long upto, boolean unhurried) {
    OpenRun any = runs.get(0);
    byte[] body = RunCodec.body(runs);
    sql.run(
        "insert into history (subscription, recipe, version, first_number, last_number, newest,"
            + " moved, upto, done, stopped, dropped, keys, body)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        any.id.subscription(),
        any.recipe,
        any.version,
        runs.stream().mapToLong(run -> run.id.record()).min().orElseThrow(),
        runs.stream().mapToLong(run -> run.id.record()).max().orElseThrow(),
        runs.stream().mapToLong(run -> run.made).max().orElseThrow(),
        runs.stream().mapToLong(run -> Stamp.column(run.moved)).max().orElseThrow(),
        upto,
        count(runs, RunState.DONE),
        count(runs, RunState.STOPPED),
        count(runs, RunState.DROPPED),
        keys(runs),
        unhurried ? Compact.deflated(body) : body);
    for (RunState state : PACKED) {
      tally(any.recipe, state, count(runs, state));
    }
  }

  private static int count(List<OpenRun> runs, RunState state) {
    return (int) runs.stream().filter(run -> run.state == state).count();
  }

  private static byte[] keys(List<OpenRun> runs) {
    ByteBuffer keys = ByteBuffer.allocate(runs.size() * Integer.BYTES);
    runs.forEach(run -> keys.putInt(run.key.hashCode()));
    return keys.array();
  }

  private void tally(String recipe, RunState state, int more) {
    if (more != 0) {
      sql.run(COUNT, recipe, state.name(), more);
    }
  }

  List<Tally> tallies() {
    return sql.list(
        "select recipe, state, runs from tally where runs > 0",
        row -> new Tally(row.getString(1), RunState.valueOf(row.getString(2)), row.getLong(3)));
  }

  Optional<OpenRun> find(RunId id) {
    return place(id).flatMap(place -> one(place.runs, id));
  }

  private static Optional<OpenRun> one(List<OpenRun> runs, RunId id) {
    return runs.stream().filter(run -> run.id.equals(id)).findFirst();
  }

  private Optional<Place> place(RunId id) {
    List<Place> found = new ArrayList<>(1);
    sql.each(
        "select id, upto, body from history"
            + " where subscription = ? and last_number >= ? and first_number <= ?",
        row -> {
          List<OpenRun> runs = RunCodec.read(row.getBytes(3));
          return one(runs, id).isEmpty()
              || !found.add(new Place(row.getLong(1), row.getLong(2), runs));
        },
        id.subscription(),
        id.record(),
        id.record());
    return found.stream().findFirst();
  }

  /** Takes a run out, because it is to go on. */
  Optional<OpenRun> take(RunId id) {
    Optional<Place> place = place(id);
    place.ifPresent(found -> replace(found, id));
    return place.flatMap(found -> one(found.runs, id));
  }

  private void replace(Place place, RunId without) {
    sql.run("delete from history where id = ?", place.id);
    for (OpenRun run : place.runs) {
      tally(run.recipe, run.state, -1);
    }
    List<OpenRun> rest = place.runs.stream().filter(run -> !run.id.equals(without)).toList();
    if (!rest.isEmpty()) {
      add(rest, place.upto, false);
    }
  }

  /**
   * Some rows' runs.
   *
   * @param last the row that came last
   */
  record Slice(List<OpenRun> runs, long last) {}

  Slice after(long id, int rows) {
    List<OpenRun> runs = new ArrayList<>();
    List<Long> ids =
        sql.list(
            "select id, body from history where id > ? order by id limit ?",
            row -> {
              runs.addAll(RunCodec.read(row.getBytes(2)));
              return row.getLong(1);
            },
            id,
            rows);
    return new Slice(runs, ids.isEmpty() ? id : ids.get(ids.size() - 1));
  }

  /** Takes out of those of these that stand in one run's row what they carried; answers which. */
  List<RunId> erase(RunId id, Set<RunId> all, Instant at) {
    Optional<Place> place = place(id);
    place.ifPresent(found -> erase(found, all, at));
    return place.stream()
        .flatMap(found -> found.runs.stream().map(run -> run.id))
        .filter(all::contains)
        .toList();
  }

  private void erase(Place place, Set<RunId> which, Instant at) {
    List<OpenRun> left =
        place.runs.stream().map(run -> which.contains(run.id) ? run.erased(at) : run).toList();
    sql.run(
        "update history set keys = ?, body = ? where id = ?",
        keys(left),
        Compact.deflated(RunCodec.body(left)),
        place.id);
  }

  /** Newest first, until the taker has enough. */
  void each(RunQuery query, Newest taker) {
    if (query.state().map(state -> !packs(state)).orElse(false)) {
      return;
    }
    Optional<Integer> hash = query.key().map(String::hashCode);
    sql.each(
        "select newest, keys, body from history"
            + (query.recipe().isPresent() ? " where recipe = ?" : "")
            + " order by newest desc",
        row -> {
          if (!taker.wants(row.getLong(1))) {
            return false;
          }
          byte[] keys = row.getBytes(2);
          if (hash.map(wanted -> LogCodec.mayHold(keys, wanted)).orElse(true)) {
            RunCodec.read(row.getBytes(3)).forEach(taker::take);
          }
          return true;
        },
        query.recipe().map(recipe -> new Object[] {recipe}).orElse(new Object[0]));
  }

  /** Which runs were packed by checkpoints that knew this fact, or later ones. */
  void packedSince(long fact, BiConsumer<RunId, Long> taker) {
    sql.each(
        "select upto, body from history where upto >= ?",
        row -> {
          long upto = row.getLong(1);
          RunCodec.read(row.getBytes(2)).forEach(run -> taker.accept(run.id, upto));
          return true;
        },
        fact);
  }

  /** Drops rows whose runs all ended before an instant, at most so many; answers how many runs. */
  int drop(long before, int slice) {
    List<Old> old =
        sql.list(
            "select id, recipe, done, stopped, dropped from history where moved < ?"
                + " order by moved limit ?",
            row ->
                new Old(
                    row.getLong(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5)),
            before,
            slice);
    old.forEach(this::drop);
    return old.stream().mapToInt(Old::runs).sum();
  }

  private void drop(Old old) {
    sql.run("delete from history where id = ?", old.id);
    tally(old.recipe, RunState.DONE, -old.done);
    tally(old.recipe, RunState.STOPPED, -old.stopped);
    tally(old.recipe, RunState.DROPPED, -old.dropped);
  }

  private record Place(long id, long upto, List<OpenRun> runs) {}

  private record Old(long id, String recipe, int done, int stopped, int dropped) {
    private int runs() {
      return done + stopped + dropped;
    }
  }
}
