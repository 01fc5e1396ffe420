package dev.pollen.daemon;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.SecretRow;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A journal for looking: what is written to it is lost, whatever else it says is true. Only what
 * was spent of a budget is kept: the requests of a look were sent.
 */
record LookOnly(Journal journal) implements Journal {

  @Override
  public Future<Void> write(List<Change> changes) {
    List<Change> spent = changes.stream().filter(LookOnly::isSpent).toList();
    return spent.isEmpty() ? Future.succeededFuture() : journal.write(spent);
  }

  private static boolean isSpent(Change change) {
    return change instanceof Change.NotePut note && note.name().startsWith(Change.NotePut.BUDGET);
  }

  @Override
  public Future<List<FeedRow>> feeds() {
    return journal.feeds();
  }

  @Override
  public Future<List<SubscriptionRow>> subscriptions() {
    return journal.subscriptions();
  }

  @Override
  public Future<Map<String, String>> notes() {
    return journal.notes();
  }

  @Override
  public Future<List<SecretRow>> secrets() {
    return journal.secrets();
  }

  @Override
  public Future<List<LogEntry>> log(long feed, long after, int limit, long bytes) {
    return journal.log(feed, after, limit, bytes);
  }

  @Override
  public Future<Optional<Found>> find(long feed, String key) {
    return journal.find(feed, key);
  }

  @Override
  public Future<byte[]> seen(long feed, int bucket) {
    return journal.seen(feed, bucket);
  }

  @Override
  public Future<Map<Integer, byte[]>> seen(long feed, Set<Integer> buckets) {
    return journal.seen(feed, buckets);
  }

  @Override
  public Future<List<RunRecord>> active() {
    return journal.active();
  }

  @Override
  public Future<List<RunRecord>> asleep(Asleep query) {
    return journal.asleep(query);
  }

  @Override
  public Future<Optional<RunRecord>> run(RunId id) {
    return journal.run(id);
  }

  @Override
  public Future<List<RunRecord>> runs(RunQuery query) {
    return journal.runs(query);
  }

  @Override
  public Future<List<Tally>> tallies() {
    return journal.tallies();
  }

  @Override
  public Future<Optional<RecipeRow>> recipe(String id, String version) {
    return journal.recipe(id, version);
  }

  @Override
  public Future<List<Claimed>> claims(String account, String resource, Set<String> ids) {
    return journal.claims(account, resource, ids);
  }

  /** Nothing is dropped. */
  @Override
  public Future<Integer> retain(Retention retention) {
    return Future.succeededFuture(0);
  }

  @Override
  public boolean shared() {
    return journal.shared();
  }

  @Override
  public Future<Figures> figures() {
    return journal.figures();
  }

  @Override
  public Future<Void> close() {
    return journal.close();
  }
}
