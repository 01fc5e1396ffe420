package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Traces.LogPlace;
import dev.pollen.engine.journal.Traces.Trace;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks the whole store through for a person, in slices, each a read of its own: first for the keys
 * of their records, then for everything that belongs to them. What the facts hold is given rows
 * before. Where a feed has one record only, its key names nobody, and the content alone counts.
 */
final class Tracing {
  private static final int ROWS = 50;

  /** Whoever is named more often than that is no single person. */
  private static final int MOST = 100_000;

  private final Person person;
  private final Readers readers;
  private final Traces.Witness witness;
  private final Map<Long, Set<String>> keys = new HashMap<>();
  private final List<Trace> runs = new ArrayList<>();
  private final List<LogPlace> rows = new ArrayList<>();
  private long entries;

  Tracing(Person person, Readers readers, Traces.Witness witness) {
    this.person = person;
    this.readers = readers;
    this.witness = witness;
  }

  Future<Traces> run() {
    return log((place, entry) -> learn(place.feed(), entry))
        .compose(done -> rowed(this::learn))
        .compose(done -> packed(this::learn))
        .compose(done -> log(this::found))
        .compose(done -> rowed(this::found))
        .compose(done -> packed(this::found))
        .compose(done -> readers.read(sql -> new StateRows(sql).recipes()))
        .map(this::traces);
  }

  private Traces traces(List<RecipeRow> recipes) {
    List<RecipeRow> naming = recipes.stream().filter(one -> person.isIn(one.text())).toList();
    return new Traces(person, keys, runs, rows, entries, naming);
  }

  private interface EntryTaker {
    void take(LogPlace place, LogEntry entry);
  }

  private interface RunTaker {
    void take(OpenRun run);
  }

  private Future<Void> log(EntryTaker taker) {
    return Sweep.from(
        LogRows.Slice.FIRST,
        after ->
            readers
                .read(sql -> new LogRows(sql).slice(after, ROWS))
                .map(slice -> log(slice, taker)));
  }

  private static Optional<LogRows.Slice> log(LogRows.Slice slice, EntryTaker taker) {
    slice.entries().forEach(one -> taker.take(one.place(), one.entry()));
    return Optional.of(slice).filter(LogRows.Slice::more);
  }

  private Future<Void> rowed(RunTaker taker) {
    return Sweep.from(
        RunRows.FIRST,
        after ->
            readers
                .read(sql -> new RunRows(sql).after(after, ROWS))
                .map(runs -> rowed(runs, taker)));
  }

  private static Optional<RunId> rowed(List<OpenRun> runs, RunTaker taker) {
    runs.forEach(taker::take);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1).id);
  }

  private Future<Void> packed(RunTaker taker) {
    return Sweep.from(
        0L,
        after ->
            readers
                .read(sql -> new History(sql).after(after, ROWS))
                .map(slice -> packed(slice, taker)));
  }

  private static Optional<Long> packed(History.Slice slice, RunTaker taker) {
    slice.runs().forEach(taker::take);
    return slice.runs().isEmpty() ? Optional.empty() : Optional.of(slice.last());
  }

  // ---- the keys of their records

  private void learn(long feed, LogEntry entry) {
    learn(feed, entry.key(), entry.record());
  }

  private void learn(OpenRun run) {
    learn(run.feed, run.key, run.record);
  }

  private void learn(long feed, String key, JsonNode record) {
    boolean theirs = person.isKey(key) || person.isIn(record);
    if (theirs && !key.equals(LogEntry.ONLY)) {
      keys.computeIfAbsent(feed, any -> new HashSet<>()).add(key);
    }
  }

  // ---- everything of theirs

  private void found(LogPlace place, LogEntry entry) {
    if (!entry.forgotten() && owns(place.feed(), entry.key(), entry.record())) {
      entries++;
      witness.record(entry.record());
      if (rows.isEmpty() || !rows.get(rows.size() - 1).equals(place)) {
        rows.add(place);
      }
    }
  }

  private boolean owns(long feed, String key, JsonNode record) {
    return keys.getOrDefault(feed, Set.of()).contains(key) || person.isIn(record);
  }

  private void found(OpenRun run) {
    boolean own = owns(run.feed, run.key, run.record);
    RunRecord whole = run.record();
    if (own || named(whole)) {
      if (runs.size() == MOST) {
        String words = "%s is named in more than %d runs: that is no single person";
        throw new IllegalArgumentException(words.formatted(person.words(), MOST));
      }
      runs.add(new Trace(run.id, run.recipe, run.state, own));
      witness.run(whole, own);
    }
  }

  private boolean named(RunRecord run) {
    return person.isIn(run.why())
        || run.reads().values().stream().anyMatch(person::isIn)
        || run.intents().values().stream().anyMatch(one -> person.isIn(one.input()))
        || run.outcomes().values().stream().anyMatch(this::named)
        || run.attempts().stream().anyMatch(one -> one.outcome().filter(this::named).isPresent());
  }

  private boolean named(Outcome outcome) {
    return person.isIn(outcome.words()) || person.isIn(outcome.reply());
  }
}
