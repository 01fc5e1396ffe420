package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run on the heap remembers of itself, and what of that the journal is still owed.
 *
 * <p>Reads are owed until the next intent or the end; outcomes are written at the end of the loop's
 * turn at the latest, so that a last outcome and the run's end share one write. Belongs to one
 * loop.
 */
final class Ledger {
  private final Shelter shelter;
  private final RunRecord run;
  private final Map<String, JsonNode> reads;
  private final Map<String, Intent> intents;
  private final Map<String, Outcome> outcomes;
  private final List<Change.Read> owedReads = new ArrayList<>(0);
  private List<Change> owed = new ArrayList<>(2);
  private RunState told;

  Ledger(Shelter shelter, RunRecord run) {
    this.shelter = shelter;
    this.run = run;
    this.reads = new HashMap<>(run.reads());
    this.intents = new HashMap<>(run.intents());
    this.outcomes = new HashMap<>(run.outcomes());
    this.told = run.state();
  }

  Optional<JsonNode> read(String path) {
    return Optional.ofNullable(reads.get(path));
  }

  Optional<Intent> intent(String path) {
    return Optional.ofNullable(intents.get(path));
  }

  Optional<Outcome> outcome(String path) {
    return Optional.ofNullable(outcomes.get(path));
  }

  void remember(String path, JsonNode value) {
    reads.put(path, value);
    owedReads.add(new Change.Read(path, value));
  }

  /** Durable when the future completes: the call may be made then. */
  Future<Void> intend(Intent intent) {
    intents.put(intent.path(), intent);
    outcomes.remove(intent.path());
    told = RunState.RUNNING;
    owed.add(new Change.Intended(run.id(), intent, List.copyOf(owedReads)));
    owedReads.clear();
    return flush();
  }

  void settle(String path, int number, Outcome outcome) {
    outcomes.put(path, outcome);
    owe(new Change.Settled(run.id(), path, number, outcome));
  }

  void move(RunState state, String why, Optional<Instant> due, Instant at) {
    if (state != told || state != RunState.RUNNING) {
      told = state;
      owe(new Change.RunMoved(run.id(), state, why, due, at));
    }
  }

  private void owe(Change change) {
    owed.add(change);
    if (owed.size() == 1) {
      shelter.loop().execute(this::flushLater);
    }
  }

  private void flushLater() {
    if (!owed.isEmpty()) {
      shelter.observe(flush());
    }
  }

  /** Everything owed, durable when the future completes. */
  Future<Void> flush() {
    if (owed.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Change> changes = owed;
    owed = new ArrayList<>(2);
    return shelter.write(changes);
  }
}
