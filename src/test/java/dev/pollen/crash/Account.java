package dev.pollen.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.crash.Job.Step;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sandbox's ledger held against the journal, once everything has come to rest.
 *
 * <p>Lost: a contact without a run, or a step that its run calls done and that never took effect.
 * Duplicated: more than one run for a contact and recipe, or an effect that came twice where a
 * repeat is no repeat of the same. Parked: runs that wait for a person because nobody can know.
 */
final class Account {
  private static final int MOST = 1_000_000;

  private final JsonNode ledger;
  private final Set<String> due;
  final List<String> lost = new ArrayList<>();
  final List<String> duplicated = new ArrayList<>();
  final List<String> failed = new ArrayList<>();
  private int parked;
  private int repeated;

  private Account(JsonNode ledger) {
    this.ledger = ledger;
    this.due = new TreeSet<>();
    ledger.path("changes").path("contact.added").fieldNames().forEachRemaining(due::add);
  }

  static Account of(JsonNode ledger, Path store) {
    Account account = new Account(ledger);
    Journal journal = SqlJournal.open(StoreOptions.of(store, InstantSource.system()));
    try {
      Job.all().forEach(job -> account.hold(job, journal));
    } finally {
      journal.close().await();
    }
    return account;
  }

  /** How many contacts were added. */
  int records() {
    return due.size();
  }

  int parked() {
    return parked;
  }

  /** Effects that came again where that is allowed. */
  int repeated() {
    return repeated;
  }

  private void hold(Job job, Journal journal) {
    RunQuery query =
        new RunQuery(Optional.of(job.name()), Optional.empty(), Optional.empty(), MOST);
    Map<String, List<RunRecord>> runs = new HashMap<>();
    for (RunRecord run : journal.runs(query).await()) {
      runs.computeIfAbsent(run.key(), none -> new ArrayList<>()).add(run);
    }
    for (String contact : due) {
      hold(job, contact, runs.getOrDefault(contact, List.of()));
    }
    runs.keySet().removeAll(due);
    runs.keySet().forEach(stranger -> duplicated.add(job.name() + " ran for " + stranger));
  }

  private void hold(Job job, String contact, List<RunRecord> runs) {
    if (runs.isEmpty()) {
      lost.add("%s never ran for %s".formatted(job.name(), contact));
    } else if (runs.size() > 1) {
      duplicated.add("%s ran %d times for %s".formatted(job.name(), runs.size(), contact));
    } else {
      hold(job, runs.get(0));
    }
  }

  private void hold(Job job, RunRecord run) {
    if (run.state() == RunState.IN_DOUBT || run.state() == RunState.STALE) {
      parked++;
    } else if (run.state() != RunState.DONE) {
      failed.add("%s: run %s is %s: %s".formatted(job.name(), run.id(), run.state(), run.why()));
    }
    for (Step step : job.steps()) {
      hold(step, run, times(step, run.key()));
    }
  }

  private void hold(Step step, RunRecord run, int times) {
    String words =
        "%s of run %s on %s: %d times".formatted(step.mark(), run.id(), run.key(), times);
    if (times == 0 && run.state() == RunState.DONE) {
      lost.add(words);
    }
    if (times > 1 && step.effect() == Effect.IDEMPOTENT) {
      repeated += times - 1;
    } else if (times > 1) {
      duplicated.add(words);
    }
  }

  private int times(Step step, String contact) {
    int times = 0;
    JsonNode records = ledger.path("operations").path(step.operation()).path("records");
    for (JsonNode entry : records.path(contact)) {
      boolean ours = entry.path("body").toString().contains('"' + step.mark() + '"');
      times += ours ? entry.path("times").asInt() : 0;
    }
    return times;
  }
}
