package dev.pollen.engine;

import dev.pollen.engine.intake.Intake;
import dev.pollen.engine.journal.Forgotten;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.status.Explanation;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what intake and journal know about one record. */
final class Explainer {
  private static final int NEWEST_RUNS = 20;

  private final Journal journal;
  private final Intake intake;

  Explainer(Journal journal, Intake intake) {
    this.journal = journal;
    this.intake = intake;
  }

  Future<Explanation> explain(String recipe, String record) {
    return intake
        .explain(recipe, record)
        .compose(taken -> runs(recipe, record).map(runs -> join(recipe, record, taken, runs)));
  }

  /** The newest first; those of before it was forgotten go by a hash of its key. */
  private Future<List<RunRecord>> runs(String recipe, String record) {
    Future<List<RunRecord>> known = journal.runs(query(recipe, record));
    Future<List<RunRecord>> forgotten = journal.runs(query(recipe, Forgotten.alias(record)));
    return Future.all(known, forgotten)
        .map(
            both ->
                Stream.concat(known.result().stream(), forgotten.result().stream())
                    .distinct()
                    .toList());
  }

  private static RunQuery query(String recipe, String key) {
    return new RunQuery(Optional.of(recipe), Optional.empty(), Optional.of(key), NEWEST_RUNS);
  }

  /** Of several, the one that tells of a run; else the longest. */
  static Explanation best(List<Explanation> all) {
    return all.stream()
        .filter(Explanation::ran)
        .findFirst()
        .or(() -> all.stream().max(Comparator.comparingInt(one -> one.lines().size())))
        .orElseThrow();
  }

  private static Explanation join(
      String recipe, String record, List<String> taken, List<RunRecord> runs) {
    List<String> lines = new ArrayList<>(taken);
    for (int i = runs.size() - 1; i >= 0; i--) {
      lines.addAll(lines(runs.get(i)));
    }
    return new Explanation(recipe, record, !runs.isEmpty(), lines);
  }

  private static List<String> lines(RunRecord run) {
    List<String> lines = new ArrayList<>();
    lines.add("run %s was made at %s".formatted(run.id(), run.since()));
    run.attempts().forEach(attempt -> lines.add("  " + attemptLine(attempt)));
    lines.add(
        "run %s is %s%s"
            .formatted(run.id(), run.state().word(), run.why().isEmpty() ? "" : ": " + run.why()));
    return lines;
  }

  private static String attemptLine(RunRecord.Attempt attempt) {
    String came =
        attempt
            .outcome()
            .map(out -> out.what().word() + (out.words().isEmpty() ? "" : ": " + out.words()))
            .orElse("no outcome known");
    return "%s %s, attempt %d at %s: %s"
        .formatted(attempt.path(), attempt.operation(), attempt.number(), attempt.at(), came);
  }
}
