package dev.pollen.daemon.forget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.Connections;
import dev.pollen.engine.journal.Erased;
import dev.pollen.engine.journal.Person;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.Traces;
import dev.pollen.engine.journal.Traces.Trace;
import dev.pollen.engine.spi.Remains;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Erases a person from everything that Pollen holds: their unfinished runs are given up, files that
 * steps wrote are cleaned, runs and records are emptied, freed space is overwritten. Hashes stay,
 * so that the versions that were known do not fire again.
 *
 * <p>Whoever breaks off in the middle has erased a part, and the same call does the rest: files go
 * before the runs that know of them, and these before the records. Any thread; one person at a
 * time.
 */
public final class Forgetting {
  /** Something may come in while others are erased, and is erased then. */
  private static final int ROUNDS = 3;

  private final PollenConfig config;
  private final Catalog catalog;
  private final SqlJournal journal;
  private final Connections connections;
  private final Holding holding;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * @param holding who has runs in hand; who does not mind how long writing waits is {@link
   *     Holding.Resting}
   */
  public Forgetting(
      PollenConfig config,
      Catalog catalog,
      SqlJournal journal,
      Connections connections,
      Holding holding,
      InstantSource clock) {
    this.config = config;
    this.catalog = catalog;
    this.journal = journal;
    this.connections = connections;
    this.holding = holding;
    this.clock = clock;
  }

  /** What would be erased, and what not; changes nothing. */
  public Future<JsonNode> look(Person person) {
    Findings findings = new Findings(catalog, person);
    return journal
        .erasure()
        .traces(person, findings)
        .compose(found -> told(new Report(found, clock.instant(), true), found, findings));
  }

  /** Does it; completes with what was done. */
  public Future<JsonNode> forget(Person person) {
    if (!busy.compareAndSet(false, true)) {
      return Future.failedFuture(
          new IllegalStateException(
              "somebody is being forgotten just now: say it again after that"));
    }
    return begun(person).onComplete(done -> busy.set(false));
  }

  private Future<JsonNode> begun(Person person) {
    return journal
        .erasure()
        .traces(person, new Findings(catalog, person))
        .compose(
            found ->
                holding
                    .bar(found::owns)
                    .compose(done -> erase(person))
                    .eventually(holding::over)
                    .compose(this::settled));
  }

  /** Nothing of theirs begins any more: what is under way ends, then everything goes. */
  private Future<Done> erase(Person person) {
    Findings findings = new Findings(catalog, person);
    return journal
        .erasure()
        .traces(person, QUIET)
        .compose(
            found ->
                giveUp(found.toEnd())
                    .compose(done -> journal.erasure().traces(person, findings))
                    .compose(over -> erase(found, over, findings)));
  }

  private Future<Void> giveUp(List<Trace> runs) {
    Future<Void> all = Future.succeededFuture();
    for (Trace run : runs) {
      all = all.compose(done -> holding.giveUp(run.id()));
    }
    return all;
  }

  private record Done(Report report, Traces found, Findings findings) {}

  private Future<Done> erase(Traces before, Traces found, Findings findings) {
    Report report = new Report(before, clock.instant(), false);
    return new LocalCalls(connections)
        .forget(findings.deeds())
        .map(remains -> withKept(remains, findings))
        .onSuccess(report::files)
        .compose(done -> rounds(found, 1))
        .onSuccess(report::erased)
        .map(done -> new Done(report, found, findings));
  }

  private List<Remains> withKept(List<Remains> remains, Findings findings) {
    List<Remains> all = new ArrayList<>(remains);
    for (String path : findings.files()) {
      try {
        if (KeptReplies.delete(config.data(), path)) {
          all.add(new Remains(path, true, "it is deleted"));
        }
      } catch (IOException e) {
        all.add(new Remains(path, false, "it cannot be deleted: " + e.getMessage()));
      }
    }
    return all;
  }

  private Future<Erased> rounds(Traces found, int round) {
    return journal
        .erasure()
        .erase(found, clock.instant())
        .compose(
            erased ->
                journal
                    .erasure()
                    .traces(found.person(), QUIET)
                    .compose(left -> again(left, erased, round)));
  }

  private Future<Erased> again(Traces left, Erased erased, int round) {
    boolean more = left.entries() > 0 || !left.over().isEmpty();
    return more && round < ROUNDS
        ? rounds(left, round + 1).map(erased::plus)
        : Future.succeededFuture(erased);
  }

  /** What was erased is overwritten; then whoever asked is told. */
  private Future<JsonNode> settled(Done done) {
    return journal
        .erasure()
        .scour(holding instanceof Holding.Resting)
        .onSuccess(left -> left.ifPresent(words -> done.report.overwritten(words)))
        .compose(left -> told(done.report, done.found, done.findings));
  }

  private Future<JsonNode> told(Report report, Traces found, Findings findings) {
    return journal
        .notes()
        .map(
            notes -> {
              report.inUse(found.inUse());
              try {
                report.elsewhere(new Elsewhere(config).of(found, findings, notes));
              } catch (IOException e) {
                report.leave(config.recipes().toString(), "cannot be read: " + e.getMessage());
              }
              return report.json();
            });
  }

  private static final Traces.Witness QUIET =
      new Traces.Witness() {
        @Override
        public void record(JsonNode record) {}

        @Override
        public void run(RunRecord run, boolean own) {}
      };
}
