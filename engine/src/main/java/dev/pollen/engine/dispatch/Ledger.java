package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Claim;
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
  private final Owed owed;
  private RunState told;
  private boolean ended;

  Ledger(Shelter shelter, RunRecord run) {
    this.shelter = shelter;
    this.run = run;
    this.reads = new HashMap<>(run.reads());
    this.intents = new HashMap<>(run.intents());
    this.outcomes = new HashMap<>(run.outcomes());
    this.owed = new Owed(shelter);
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

  /**
   * Reads are owed no longer than to the end of the turn: no call follows that would bring them.
   */
  void keepReads() {
    if (!ended && !owedReads.isEmpty()) {
      owe(new Change.Remembered(run.id(), owedReads));
      owedReads.clear();
    }
  }

  /** Durable, with all that it read, when the future completes. Never once the run has ended. */
  Future<Void> record() {
    if (ended) {
      return Trip.never();
    }
    keepReads();
    return owed.flush();
  }

  /** A part of a loop is walked through: where it went on is kept instead of what it came to. */
  void walked(Change.Walked part, String path, JsonNode place) {
    reads.keySet().removeIf(part::holds);
    intents.keySet().removeIf(part::holds);
    outcomes.keySet().removeIf(part::holds);
    owedReads.removeIf(read -> part.holds(read.path()));
    remember(path, place);
    if (!ended) {
      owe(new Change.Remembered(run.id(), owedReads, List.of(part)));
      owedReads.clear();
    }
  }

  /**
   * Durable when the future completes: the call may be made then. Never completes once the run has
   * ended.
   */
  Future<Void> intend(Intent intent) {
    if (ended) {
      return Trip.never();
    }
    intended(intent);
    return owed.flush();
  }

  private void intended(Intent intent) {
    intents.put(intent.path(), intent);
    outcomes.remove(intent.path());
    told = RunState.RUNNING;
    owed.add(new Change.Intended(run.id(), intent, List.copyOf(owedReads)));
    owedReads.clear();
  }

  void settle(String path, int number, Outcome outcome) {
    outcomes.put(path, outcome);
    owe(new Change.Settled(run.id(), path, number, outcome));
  }

  /** The future tells when it is durable; it counts for this process at once. */
  Future<Void> claim(String path, Claim claim, Instant at) {
    owe(new Change.Claimed(run.id(), path, claim, at));
    return owed.coming();
  }

  private void owe(Change change) {
    if (owed.isEmpty()) {
      shelter.loop().execute(this::flushLater);
    }
    owed.add(change);
  }

  /** An attempt that was not made, and why: both in one write, so that it leaves no doubt. */
  Future<Void> note(Intent intent, Outcome outcome) {
    if (ended) {
      return Trip.never();
    }
    intended(intent);
    settle(intent.path(), intent.number(), outcome);
    return owed.flush();
  }

  /** The run's state changed; after its end nothing changes it. */
  void move(RunState state, String why, Optional<Instant> due, Instant at) {
    if (!ended && (state != told || state != RunState.RUNNING)) {
      told = state;
      owe(new Change.RunMoved(run.id(), state, why, due, at));
    }
  }

  private void flushLater() {
    if (!owed.isEmpty()) {
      shelter.observe(owed.flush());
    }
  }

  /** The run leaves the heap until it is due: durable with all that it knows. */
  Future<Void> sleep(Instant due, String why, Instant at) {
    keepReads();
    move(RunState.WAITING, why, Optional.of(due), at);
    ended = true;
    return owed.flush();
  }

  /**
   * The run is through, in this state. Durable, with everything owed before, when the future
   * completes.
   */
  Future<Void> end(Halt halt, Instant at) {
    if (halt.state().needsPerson() || halt.state() == RunState.FAILED) {
      keepReads();
    }
    move(halt.state(), halt.getMessage(), Optional.empty(), at);
    ended = true;
    return owed.flush();
  }
}
