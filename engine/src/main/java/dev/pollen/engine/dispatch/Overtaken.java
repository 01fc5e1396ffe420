package dev.pollen.engine.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs have been overtaken by a later event of the same record: on their own feed, or where
 * their recipe was given it since it reads elsewhere. Bounded; shared by the loops.
 */
final class Overtaken {
  private static final int RECORDS = 100_000;

  /** A place that was left hands over no more of one record after the next one's event. */
  private static final int ENOUGH = 200;

  /** What is known of a recipe's events of a record, by subscription. */
  private final Cache<String, Map<Long, Known>> newest =
      Caffeine.newBuilder().maximumSize(RECORDS).executor(Runnable::run).build();

  /**
   * The newest event that one subscription has of a record.
   *
   * @param passed whether there is a later one elsewhere
   */
  private record Known(long number, boolean passed) {
    private Known overtaken() {
      return new Known(number, true);
    }

    private Known or(Known other) {
      if (number == other.number) {
        return new Known(number, passed || other.passed);
      }
      return number > other.number ? this : other;
    }

    private boolean isLaterThan(long other) {
      return number > other || (number == other && passed);
    }
  }

  /** This run's record is known up to this run's number. */
  void began(RunRecord run) {
    note(run, new Known(run.id().record(), false));
  }

  /** The run was made just now: what its recipe was given of its record elsewhere is older. */
  void made(RunRecord run) {
    newest.asMap().computeIfPresent(key(run), (key, known) -> passed(known, run));
    began(run);
  }

  private static Map<Long, Known> passed(Map<Long, Known> known, RunRecord run) {
    Map<Long, Known> passed = new HashMap<>(known);
    passed.replaceAll(
        (subscription, one) -> subscription == run.id().subscription() ? one : one.overtaken());
    return Map.copyOf(passed);
  }

  private void note(RunRecord run, Known one) {
    newest.asMap().merge(key(run), Map.of(run.id().subscription(), one), Overtaken::both);
  }

  private static Map<Long, Known> both(Map<Long, Known> known, Map<Long, Known> more) {
    Map<Long, Known> all = new HashMap<>(known);
    more.forEach((subscription, one) -> all.merge(subscription, one, Known::or));
    return Map.copyOf(all);
  }

  boolean contains(RunRecord run) {
    Known known = newest.asMap().getOrDefault(key(run), Map.of()).get(run.id().subscription());
    return known != null && known.isLaterThan(run.id().record());
  }

  /** Asks the journal whether its record has a later event. */
  Future<Void> look(Journal journal, RunRecord run) {
    return journal
        .find(run.feed(), run.key())
        .onSuccess(
            newest ->
                newest.ifPresent(found -> note(run, new Known(found.entry().number(), false))))
        .compose(asked -> contains(run) ? Future.succeededFuture() : lookForRuns(journal, run));
  }

  /** Its feed may be forgotten, or no longer be the one that its recipe reads; runs are kept. */
  private Future<Void> lookForRuns(Journal journal, RunRecord run) {
    return journal
        .runs(newest(run, 1))
        .compose(runs -> others(run, runs) ? outdated(run) : lookWhereItMoved(journal, run))
        .mapEmpty();
  }

  /** A place that its recipe left hands over what is older than what the next one was given. */
  private Future<Void> lookWhereItMoved(Journal journal, RunRecord run) {
    return journal
        .subscriptions()
        .compose(
            rows ->
                rows.stream().anyMatch(row -> isLiveOf(row, run))
                    ? Future.succeededFuture()
                    : lookAtTheNext(journal, run));
  }

  private static boolean isLiveOf(SubscriptionRow row, RunRecord run) {
    return row.id() == run.id().subscription() && !row.isLeft();
  }

  private Future<Void> lookAtTheNext(Journal journal, RunRecord run) {
    return journal
        .runs(newest(run, ENOUGH))
        .compose(
            runs ->
                runs.stream().anyMatch(o -> o.id().subscription() > run.id().subscription())
                    ? outdated(run)
                    : Future.succeededFuture());
  }

  private static RunQuery newest(RunRecord run, int count) {
    return new RunQuery(Optional.of(run.recipe()), Optional.empty(), Optional.of(run.key()), count);
  }

  private static boolean others(RunRecord run, List<RunRecord> newest) {
    return newest.stream().anyMatch(other -> !other.id().equals(run.id()));
  }

  private Future<Void> outdated(RunRecord run) {
    outdate(run);
    return Future.succeededFuture();
  }

  /** The same, asked until there is an answer; where nobody can look, there is a later event. */
  Future<Void> surely(Journal journal, RunRecord run, Loop loop) {
    return Patience.ask(loop, () -> look(journal, run))
        .otherwise(
            fault -> {
              outdate(run);
              return null;
            });
  }

  private void outdate(RunRecord run) {
    note(run, new Known(run.id().record(), true));
  }

  private static String key(RunRecord run) {
    return run.recipe() + "/" + run.key();
  }
}
