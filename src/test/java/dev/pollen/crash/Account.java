package dev.pollen.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.crash.Job.Step;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunRecord.Attempt;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox's ledger held against the journal, once everything has come to rest.
 *
 * <p>Lost: a contact without a run, or a step that its run calls done and that never took effect.
 * Duplicated: more than one run for a contact and recipe, an effect that came twice where a repeat
 * is no repeat of the same, or an unrepeatable step that was called again after a call of unknown
 * outcome. Parked: steps that wait for a person because nobody can know.
 */
final class Account {
  private static final int MOST = 1_000_000;

  private final Deeds deeds;
  private final Map<Effect, Tally> tallies = new EnumMap<>(Effect.class);
  final List<String> lost = new ArrayList<>();
  final List<String> duplicated = new ArrayList<>();
  final List<String> failed = new ArrayList<>();

  private Account(Deeds deeds) {
    this.deeds = deeds;
  }

  static Account of(JsonNode ledger, Path store) {
    Account account = new Account(new Deeds(ledger));
    Journal journal = SqlJournal.open(StoreOptions.of(store, InstantSource.system()));
    try {
      Job.all().forEach(job -> account.hold(job, journal));
    } finally {
      journal.close().await();
    }
    account.tallies.values().forEach(account::take);
    return account;
  }

  private void take(Tally tally) {
    lost.addAll(tally.lost);
    duplicated.addAll(tally.duplicated);
  }

  /** How many contacts were added. */
  int records() {
    return deeds.added().size();
  }

  Tally tally(Effect effect) {
    return tallies.computeIfAbsent(effect, none -> new Tally());
  }

  private void hold(Job job, Journal journal) {
    RunQuery query =
        new RunQuery(Optional.of(job.name()), Optional.empty(), Optional.empty(), MOST);
    Map<String, List<RunRecord>> runs = new HashMap<>();
    for (RunRecord run : journal.runs(query).await()) {
      runs.computeIfAbsent(run.key(), none -> new ArrayList<>()).add(run);
    }
    for (String contact : deeds.added()) {
      hold(job, contact, runs.getOrDefault(contact, List.of()));
    }
    runs.keySet().removeAll(deeds.added());
    deeds.made().forEach(made -> filtered(job, runs.remove(made)));
    runs.keySet().forEach(stranger -> duplicated.add(job.name() + " ran for " + stranger));
  }

  /** A contact that a recipe made is seen, and its runs do nothing. */
  private void filtered(Job job, List<RunRecord> runs) {
    boolean stopped = runs == null || (runs.size() == 1 && runs.get(0).state() == RunState.STOPPED);
    if (!stopped) {
      String words = "%s did not stop for what a recipe made: %s";
      duplicated.add(words.formatted(job.name(), told(runs)));
    }
  }

  private static List<String> told(List<RunRecord> runs) {
    return runs.stream().map(run -> "%s is %s".formatted(run.id(), run.state())).toList();
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
    boolean waits = run.state() == RunState.IN_DOUBT || run.state() == RunState.STALE;
    if (!waits && run.state() != RunState.DONE) {
      failed.add("%s: run %s is %s: %s".formatted(job.name(), run.id(), run.state(), run.why()));
    }
    for (int i = 0; i < job.steps().size(); i++) {
      String path = "steps[%d]".formatted(i);
      Step step = job.steps().get(i);
      hold(step, path, run);
      boolean doubtful = run.doubts().stream().anyMatch(intent -> intent.path().equals(path));
      tally(step.effect()).parked += waits && doubtful ? 1 : 0;
    }
  }

  private void hold(Step step, String path, RunRecord run) {
    Tally tally = tally(step.effect());
    int times = deeds.times(step, run.key());
    String words =
        "%s of run %s on %s: %d times".formatted(step.name(), run.id(), run.key(), times);
    tally.steps++;
    tally.repeated += Math.max(0, times - 1);
    if (times == 0 && run.state() == RunState.DONE) {
      tally.lost.add(words);
    }
    if (times > 1 && step.effect() != Effect.IDEMPOTENT) {
      tally.duplicated.add(words);
    } else if (step.effect() == Effect.UNREPEATABLE && calledInDoubt(path, run)) {
      tally.duplicated.add(words + ", called again though it could have happened");
    }
  }

  /** Whether a call followed one that may have taken effect. */
  private static boolean calledInDoubt(String path, RunRecord run) {
    List<Attempt> all =
        run.attempts().stream().filter(attempt -> attempt.path().equals(path)).toList();
    return all.stream().limit(Math.max(0, all.size() - 1)).anyMatch(Account::mayHaveHappened);
  }

  private static boolean mayHaveHappened(Attempt attempt) {
    return attempt.outcome().isEmpty()
        || attempt.outcome().get().what() == Outcome.What.IN_DOUBT
        || attempt.outcome().get().done();
  }
}
