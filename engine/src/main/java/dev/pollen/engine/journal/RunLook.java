package dev.pollen.engine.journal;

import dev.pollen.engine.journal.Journal.Asleep;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Journal.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers what is asked about runs, from the book and the rows together: as of one moment, so that
 * a run that is just moving from the one to the other is seen, and once.
 */
final class RunLook {
  private static final String FIRST_LOOK = "select count(*) from mark";

  private final Ledger ledger;

  RunLook(Ledger ledger) {
    this.ledger = ledger;
  }

  List<RunRecord> active() {
    synchronized (ledger.book) {
      return ledger.book.opens().stream()
          .filter(run -> run.state.active() && !run.asleep())
          .sorted(Comparator.comparingLong(run -> run.made))
          .map(OpenRun::record)
          .toList();
    }
  }

  List<RunRecord> asleep(Sql sql, Asleep query) {
    return look(
        sql,
        book -> new Sleepers(query, book.opens()),
        sleepers -> {
          new RunRows(sql).asleep(query, sleepers::take);
          return sleepers.all();
        });
  }

  Optional<RunRecord> run(Sql sql, RunId id) {
    return look(
        sql,
        book -> book.run(id),
        open -> open.or(() -> stored(sql, id).map(run -> whole(new LogRows(sql), run))));
  }

  private static Optional<OpenRun> stored(Sql sql, RunId id) {
    return new RunRows(sql).find(id).or(() -> new History(sql).find(id));
  }

  List<RunRecord> runs(Sql sql, RunQuery query) {
    return look(
        sql,
        book -> newest(book, query),
        newest -> {
          new RunRows(sql).each(query, newest);
          new History(sql).each(query, newest);
          LogRows log = new LogRows(sql);
          return newest.all().stream().map(run -> whole(log, run)).toList();
        });
  }

  /** Runs of the book are frozen here, because the writer goes on changing them. */
  private static Newest newest(RunBook book, RunQuery query) {
    Set<RunId> rowed =
        book.opens().stream()
            .filter(run -> run.row.isPresent())
            .map(run -> run.id)
            .collect(Collectors.toSet());
    Newest choice = new Newest(query, Set.of());
    book.opens().forEach(choice::add);
    Newest frozen = new Newest(query, rowed);
    choice.all().forEach(run -> frozen.add(new OpenRun(run.record(), run.made, run.last)));
    return frozen;
  }

  List<Tally> tallies(Sql sql) {
    return look(
        sql,
        RunLook::counts,
        counts -> {
          sql.each(
              "select recipe, state, count(*) from run group by recipe, state",
              row -> {
                RunState state = RunState.valueOf(row.getString(2));
                counts.merge(new Key(row.getString(1), state), row.getLong(3), Long::sum);
                return true;
              });
          new History(sql)
              .tallies()
              .forEach(
                  one -> counts.merge(new Key(one.recipe(), one.state()), one.count(), Long::sum));
          return tallies(counts);
        });
  }

  private static Map<Key, Long> counts(RunBook book) {
    Map<Key, Long> counts = new HashMap<>();
    for (OpenRun run : book.opens()) {
      counts.merge(new Key(run.recipe, run.state), 1L, Long::sum);
      run.row.ifPresent(state -> counts.merge(new Key(run.recipe, state), -1L, Long::sum));
    }
    return counts;
  }

  private static List<Tally> tallies(Map<Key, Long> counts) {
    List<Tally> tallies = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          if (count > 0) {
            tallies.add(new Tally(key.recipe, key.state, count));
          }
        });
    return tallies;
  }

  private static RunRecord whole(LogRows log, OpenRun run) {
    if (run.record.isMissingNode()) {
      run.record = log.record(run.feed, run.id.record());
    }
    return run.record();
  }

  /** Looks into the book and, as the read's first look, into the rows: as of the same moment. */
  private <B, T> T look(Sql sql, Function<RunBook, B> first, Function<B, T> then) {
    B seen;
    synchronized (ledger.book) {
      seen = first.apply(ledger.book);
      sql.number(FIRST_LOOK, 0);
    }
    return then.apply(seen);
  }

  private record Key(String recipe, RunState state) {}
}
