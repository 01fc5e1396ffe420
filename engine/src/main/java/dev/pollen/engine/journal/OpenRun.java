package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.RunRecord.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run while facts are still folded into it: the mutable side of {@link RunRecord}, cheap to move.
 */
final class OpenRun {
  private static final int ATTEMPTS = 50;

  final RunId id;
  final long feed;
  final String recipe;
  final String key;

  /** The version of its recipe that it goes by. */
  String version;

  final Instant since;

  /** Its place among all runs ever made. */
  final long made;

  RunState state;
  String why;
  Optional<Instant> due;
  Instant moved;
  Map<String, JsonNode> reads = Map.of();
  Map<String, Intent> intents = Map.of();
  Map<String, Outcome> outcomes = Map.of();
  List<Attempt> attempts = List.of();

  /** The last fact folded in. */
  long last;

  /** The first fact that no row holds; 0 when a row holds everything. */
  long uncovered;

  /** When {@link #uncovered} was set. */
  Instant waits = Instant.EPOCH;

  /** The state that its row in the store says; empty if it has none. */
  Optional<RunState> row = Optional.empty();

  /** What it carries; missing in a packed run until it is looked up in the log. */
  JsonNode record;

  OpenRun(Change.RunsMade made, Change.Made one, long place) {
    this.id = new RunId(made.subscription(), one.number());
    this.feed = made.feed();
    this.recipe = made.recipe();
    this.version = made.version();
    this.key = one.key();
    this.record = one.record();
    this.since = made.at();
    this.made = place;
    this.state = RunState.WAITING;
    this.why = "";
    this.due = Optional.empty();
    this.moved = made.at();
  }

  OpenRun(RunRecord run, long place, long last) {
    this.id = run.id();
    this.feed = run.feed();
    this.recipe = run.recipe();
    this.version = run.version();
    this.key = run.key();
    this.record = run.record();
    this.since = run.since();
    this.made = place;
    this.state = run.state();
    this.why = run.why();
    this.due = run.due();
    this.moved = run.moved();
    this.reads = new LinkedHashMap<>(run.reads());
    this.intents = new LinkedHashMap<>(run.intents());
    this.outcomes = new LinkedHashMap<>(run.outcomes());
    this.attempts = new ArrayList<>(run.attempts());
    this.last = last;
  }

  void intended(Change.Intended fact) {
    Intent intent = fact.intent();
    remember(fact.reads());
    state = RunState.RUNNING;
    due = Optional.empty();
    intents = own(intents);
    intents.put(intent.path(), intent);
    if (!outcomes.isEmpty()) {
      outcomes.remove(intent.path());
    }
    attempted(
        new Attempt(
            intent.path(), intent.number(), intent.operation(), intent.at(), Optional.empty()));
  }

  void remembered(Change.Remembered fact) {
    remember(fact.reads());
    fact.walked().forEach(this::walked);
  }

  private void walked(Change.Walked part) {
    reads = own(reads);
    intents = own(intents);
    outcomes = own(outcomes);
    reads.keySet().removeIf(part::holds);
    intents.keySet().removeIf(part::holds);
    outcomes.keySet().removeIf(part::holds);
  }

  private void remember(List<Change.Read> more) {
    if (!more.isEmpty()) {
      reads = own(reads);
      more.forEach(read -> reads.put(read.path(), read.value()));
    }
  }

  void upgraded(Change.Upgraded fact) {
    version = fact.version();
    reads = own(reads);
    intents = own(intents);
    fact.forgotten().forEach(reads::remove);
    fact.anew().forEach(path -> intents.computeIfPresent(path, (any, one) -> one.anew()));
  }

  void settled(Change.Settled fact) {
    Intent intent = intents.get(fact.path());
    if (intent == null || intent.number() <= fact.number()) {
      outcomes = own(outcomes);
      outcomes.put(fact.path(), fact.outcome());
    }
    Optional<Outcome> outcome = Optional.of(fact.outcome());
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt one = attempts.get(i);
      if (one.number() == fact.number() && one.path().equals(fact.path())) {
        attempts.set(i, new Attempt(one.path(), one.number(), one.operation(), one.at(), outcome));
        return;
      }
    }
    attempted(new Attempt(fact.path(), fact.number(), "", fact.outcome().at(), outcome));
  }

  void moved(Change.RunMoved fact) {
    state = fact.state();
    why = fact.why();
    due = fact.due();
    moved = fact.at();
  }

  /** Whether it is in a {@code wait} step, until it is due. */
  boolean asleep() {
    return RunRecord.asleep(state, due);
  }

  private void attempted(Attempt attempt) {
    if (attempts.isEmpty()) {
      attempts = new ArrayList<>(2);
    } else if (attempts.size() == ATTEMPTS) {
      attempts.remove(0);
    }
    attempts.add(attempt);
  }

  private static <V> Map<String, V> own(Map<String, V> map) {
    return map.isEmpty() ? new LinkedHashMap<>(4) : map;
  }

  /** What is left of it when its person is forgotten: that it was, and what it called. */
  OpenRun erased(Instant at) {
    RunState left = state == RunState.FAILED ? RunState.DROPPED : state;
    RunRecord bare =
        new RunRecord(
            id,
            feed,
            recipe,
            version,
            Forgotten.alias(key),
            MissingNode.getInstance(),
            left,
            Forgotten.words(at),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            attempts.stream().map(Attempt::bare).toList(),
            since,
            moved);
    return new OpenRun(bare, made, last);
  }

  RunRecord record() {
    return new RunRecord(
        id, feed, recipe, version, key, record, state, why, due, reads, intents, outcomes, attempts,
        since, moved);
  }
}
