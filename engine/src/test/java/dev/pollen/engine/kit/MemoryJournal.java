package dev.pollen.engine.kit;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.Restoration;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SecretRow;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A journal without a disk, for tests and the simulator: the same promise, the same folding of
 * facts, but every order of events is the executor's.
 *
 * <p>What is durable lives in a {@link Disk}; a journal that crashed leaves it behind, and a new
 * one on the same disk recovers. Used by one thread at a time; nothing completes inside the call
 * that asked for it.
 */
public final class MemoryJournal implements Journal {
  private final Disk disk;
  private final Executor executor;
  private final Function<List<Change>, Fate> fates;
  private final Restoration restoration;
  private Optional<Unheard> unheard = Optional.empty();
  private BooleanSupplier busy = () -> false;
  private Runnable whenCrashed = () -> {};
  private boolean crashed;
  private boolean closed;

  /** Every write is kept. */
  public MemoryJournal(Disk disk, Executor executor) {
    this(disk, executor, changes -> Fate.KEPT);
  }

  /**
   * @param executor completes every future, in order
   * @param fates asked when a write's turn has come
   */
  public MemoryJournal(Disk disk, Executor executor, Function<List<Change>, Fate> fates) {
    this.disk = disk;
    this.executor = executor;
    this.fates = fates;
    this.restoration = new Restoration(disk.notes);
  }

  /** What becomes of a write. */
  public enum Fate {
    /** It is durable, and its future says so. */
    KEPT,
    /** It is durable, and the process dies before anybody hears of it. */
    KEPT_UNSAID,
    /** The process dies before it is durable. */
    LOST,
    /** The disk is full: nothing happened, the same write may succeed later. */
    REFUSED
  }

  /** Dies now: what waits is lost, no future completes any more. */
  public void crash() {
    if (!crashed) {
      crashed = true;
      whenCrashed.run();
    }
  }

  public boolean crashed() {
    return crashed;
  }

  /** What else dies with this journal's process. */
  public MemoryJournal whenCrashed(Runnable also) {
    whenCrashed = also;
    return this;
  }

  /** From now on its failures must be heard. */
  public MemoryJournal heardBy(Unheard by) {
    unheard = Optional.of(by);
    return this;
  }

  /** Asked before every read: whether it is refused for a reason that passes. */
  public MemoryJournal whenRead(BooleanSupplier refused) {
    busy = refused;
    return this;
  }

  private <T> Future<T> read(Supplier<T> answer) {
    return later(
        () -> {
          if (busy.getAsBoolean()) {
            throw new JournalFault("the store is busy: try again", null, true);
          }
          return answer.get();
        });
  }

  private <T> Future<T> later(Supplier<T> answer) {
    Promise<T> promise = unheard.isPresent() ? unheard.get().promise() : Promise.promise();
    if (closed) {
      return Future.failedFuture(new JournalFault("the journal is closed", null, false));
    }
    executor.execute(
        () -> {
          if (!crashed) {
            answer(promise, answer);
          }
        });
    return promise.future();
  }

  private <T> void answer(Promise<T> promise, Supplier<T> answer) {
    T value;
    try {
      value = answer.get();
    } catch (JournalFault fault) {
      promise.fail(fault);
      return;
    }
    if (!crashed) {
      promise.complete(value);
    }
  }

  @Override
  public Future<Void> write(List<Change> changes) {
    List<Change> copy = List.copyOf(changes);
    return later(() -> commit(copy));
  }

  private Void commit(List<Change> changes) {
    switch (fates.apply(changes)) {
      case KEPT -> disk.apply(changes);
      case KEPT_UNSAID -> {
        disk.apply(changes);
        crash();
      }
      case LOST -> crash();
      case REFUSED -> throw new JournalFault("the disk is full: free some space", null, true);
    }
    return null;
  }

  @Override
  public Future<List<FeedRow>> feeds() {
    return read(() -> List.copyOf(disk.feeds.values()));
  }

  @Override
  public Future<List<SubscriptionRow>> subscriptions() {
    return read(() -> List.copyOf(disk.subscriptions.values()));
  }

  @Override
  public Future<Map<String, String>> notes() {
    return read(() -> Map.copyOf(disk.notes));
  }

  @Override
  public Future<List<SecretRow>> secrets() {
    return read(() -> List.copyOf(disk.secrets.values()));
  }

  @Override
  public Future<List<LogEntry>> log(long feed, long after, int limit, long bytes) {
    return read(() -> entries(feed, after, limit, bytes));
  }

  private List<LogEntry> entries(long feed, long after, int limit, long bytes) {
    List<LogEntry> found = new ArrayList<>();
    long size = 0;
    for (Found one : disk.log(feed).tailMap(after, false).values()) {
      size += disk.size(one.entry());
      if (found.size() == limit || (!found.isEmpty() && size > bytes)) {
        break;
      }
      found.add(one.entry());
    }
    return found;
  }

  @Override
  public Future<Optional<Found>> find(long feed, String key) {
    return read(
        () ->
            disk.log(feed).descendingMap().values().stream()
                .filter(found -> found.entry().key().equals(key))
                .findFirst());
  }

  @Override
  public Future<byte[]> seen(long feed, int bucket) {
    return read(() -> disk.seen(feed).getOrDefault(bucket, new byte[0]).clone());
  }

  @Override
  public Future<List<RunRecord>> active() {
    return read(
        () -> disk.runs().stream().filter(run -> run.state().active() && !run.asleep()).toList());
  }

  @Override
  public Future<List<RunRecord>> asleep(Asleep query) {
    return read(
        () ->
            disk.runs().stream()
                .filter(RunRecord::asleep)
                .filter(run -> query.wants(run.id(), run.due().orElseThrow()))
                .sorted(Comparator.comparing(Place::of))
                .limit(query.limit())
                .toList());
  }

  @Override
  public Future<Optional<RunRecord>> run(RunId id) {
    return read(() -> disk.book.run(id));
  }

  @Override
  public Future<List<RunRecord>> runs(RunQuery query) {
    return read(() -> newest(query));
  }

  private List<RunRecord> newest(RunQuery query) {
    List<RunRecord> found = new ArrayList<>(disk.runs().stream().filter(query.matches()).toList());
    java.util.Collections.reverse(found);
    return List.copyOf(found.subList(0, Math.min(query.limit(), found.size())));
  }

  @Override
  public Future<List<Tally>> tallies() {
    return read(
        () ->
            disk.runs().stream()
                .collect(
                    Collectors.groupingBy(
                        run -> Map.entry(run.recipe(), run.state()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(MemoryJournal::tally)
                .toList());
  }

  private static Tally tally(Map.Entry<Map.Entry<String, RunState>, Long> count) {
    return new Tally(count.getKey().getKey(), count.getKey().getValue(), count.getValue());
  }

  @Override
  public Future<Optional<RecipeRow>> recipe(String id, String version) {
    return read(() -> Optional.ofNullable(disk.recipes.get(id + "@" + version)));
  }

  @Override
  public Restoration restoration() {
    return restoration;
  }

  @Override
  public Future<List<Claimed>> claims(String account, String resource, Set<String> ids) {
    return later(() -> disk.claims(account, resource, ids));
  }

  @Override
  public Future<Integer> retain(Retention retention) {
    return later(() -> disk.retain(retention));
  }

  @Override
  public Future<Figures> figures() {
    return read(
        () -> new Figures(disk.commits, disk.changes, 0, disk.bytes, disk.bytes, Long.MAX_VALUE));
  }

  @Override
  public Future<Void> close() {
    Future<Void> last = later(() -> null);
    closed = true;
    return last;
  }
}
