package dev.pollen.engine.journal;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The durable memory, the door between taking in and delivering, and the only thing that waits for
 * the disk.
 *
 * <p>Promise: when the future of {@link #write} succeeds, all of its changes survive a kill and a
 * power loss; when it fails, none of them happened; when the process dies before it completes, all
 * or none did. Writes are applied in the order they were handed in. Called from any thread; futures
 * complete on any thread, so a loop brings them home with {@link dev.pollen.engine.spi.Loop#bring}.
 * Failures are {@link JournalFault}s.
 *
 * <p>What a journal does not survive: the disk lying about a sync.
 */
public interface Journal {

  /** One transaction, group-committed with others'. */
  Future<Void> write(List<Change> changes);

  /** Every feed, at start. */
  Future<List<FeedRow>> feeds();

  /** Every subscription, at start. */
  Future<List<SubscriptionRow>> subscriptions();

  /** Every named value, at start. */
  Future<Map<String, String>> notes();

  /** Every sealed row, those with nothing in them too. */
  Future<List<SecretRow>> secrets();

  /**
   * Entries after a number, in order: at most {@code limit}, and at most about {@code bytes} of
   * them, but at least one.
   */
  Future<List<LogEntry>> log(long feed, long after, int limit, long bytes);

  /** The newest entry of a feed with this key, and when it was taken in; for explaining. */
  Future<Optional<Found>> find(long feed, String key);

  /** One bucket of seen keys; empty if none was written. */
  Future<byte[]> seen(long feed, int bucket);

  /** Several buckets in one read, by number; empty where none was written. */
  default Future<Map<Integer, byte[]>> seen(long feed, Set<Integer> buckets) {
    Map<Integer, byte[]> bodies = new ConcurrentHashMap<>();
    List<Future<byte[]>> reads = new ArrayList<>();
    buckets.forEach(
        number -> reads.add(seen(feed, number).onSuccess(body -> bodies.put(number, body))));
    return Future.all(reads).map(bodies);
  }

  /**
   * All runs that the engine itself must take further (active states) and that do not sleep, in the
   * order they were made. At start only.
   */
  Future<List<RunRecord>> active();

  /** Runs that sleep in a {@code wait} step, the first to be woken first. */
  Future<List<RunRecord>> asleep(Asleep query);

  Future<Optional<RunRecord>> run(RunId id);

  /** Newest first. */
  Future<List<RunRecord>> runs(RunQuery query);

  /** How many runs stand in each state, per recipe. */
  Future<List<Tally>> tallies();

  Future<Optional<RecipeRow>> recipe(String id, String version);

  /** What is not sure since the store was put back from a copy; nothing, if it never was. */
  default Restoration restoration() {
    return Restoration.NONE;
  }

  /** Which of these things at another system are claimed, and by whom. */
  Future<List<Claimed>> claims(String account, String resource, Set<String> ids);

  /**
   * Drops what is settled and older than the given instants, in slices; answers how many runs, log
   * entries and claims went. Runs that ended together are kept together, until the last of them is
   * old.
   */
  Future<Integer> retain(Retention retention);

  /** Whether other processes may write to the same store. */
  default boolean shared() {
    return false;
  }

  /** How big the store is and what it did, for people and meters. */
  Future<Figures> figures();

  /** Completes when everything handed in is durable and the store is closed. */
  Future<Void> close();

  /** A claim and the step that made it. */
  record Claimed(Claim claim, RunId run, String path) {}

  /** An entry and when it was taken in. */
  record Found(LogEntry entry, Instant at) {}

  /**
   * Which sleeping runs: some, so that however many there are they cost nothing.
   *
   * @param after only those that are to be woken after this one
   * @param without none of these subscriptions
   */
  record Asleep(Place after, Set<Long> without, int limit) {
    public Asleep {
      without = Set.copyOf(without);
    }

    /** The first ones. */
    public static Asleep first(Set<Long> without, int limit) {
      return new Asleep(Place.FIRST, without, limit);
    }

    /** Whether a run that sleeps until then is among them. */
    public boolean wants(RunId run, Instant due) {
      return !without.contains(run.subscription()) && new Place(due, run).compareTo(after) > 0;
    }
  }

  /** Where a sleeping run stands among all: by when it is woken, then by its id. */
  record Place(Instant at, RunId run) implements Comparable<Place> {
    /** Before all others. */
    public static final Place FIRST = new Place(Instant.MIN, new RunId(0, 0));

    /** Where a run that sleeps stands. */
    public static Place of(RunRecord run) {
      return new Place(run.due().orElseThrow(), run.id());
    }

    @Override
    public int compareTo(Place other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : run.compareTo(other.run);
    }
  }

  /** How many runs of a recipe stand in a state. */
  record Tally(String recipe, RunState state, long count) {}

  /**
   * Which runs.
   *
   * @param key only runs of this record
   */
  record RunQuery(
      Optional<String> recipe, Optional<RunState> state, Optional<String> key, int limit) {
    public Predicate<RunRecord> matches() {
      return run ->
          recipe.map(run.recipe()::equals).orElse(true)
              && state.map(run.state()::equals).orElse(true)
              && key.map(run.key()::equals).orElse(true);
    }
  }

  /**
   * What may go.
   *
   * @param runs ended runs that moved before this, and claims that are older
   * @param log log entries taken in before this that every subscription has passed and no active
   *     run needs
   */
  record Retention(Instant runs, Instant log) {}

  /**
   * Rows and bytes written since the start, and what the store takes.
   *
   * @param fileBytes the size on disk
   * @param usedBytes that size less what the store will fill again before it grows
   * @param freeBytes what is left on its disk; {@link Long#MAX_VALUE} where that cannot be known
   */
  record Figures(
      long commits, long rows, long payloadBytes, long fileBytes, long usedBytes, long freeBytes) {}
}
