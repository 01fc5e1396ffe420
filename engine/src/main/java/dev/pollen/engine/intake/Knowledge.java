package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys and versions that a feed knows, taken along to another feed, so that nothing of it comes
 * a second time. As large as that feed's memory, for as long as the taking takes.
 *
 * @param buckets as the journal keeps them, a power of two of them
 * @param watch the watched field sets whose hashes they hold
 */
record Knowledge(List<byte[]> buckets, long keys, String shape, List<String> watch) {

  /** As the journal has it; on the feed's loop, and completes there. */
  static Future<Knowledge> of(Feed feed) {
    FeedRow row = feed.memory().row();
    Set<Integer> all =
        IntStream.range(0, Math.max(1, row.seenBuckets())).boxed().collect(Collectors.toSet());
    return feed.home()
        .loop()
        .bring(feed.home().setup().journal().seen(row.id(), all))
        .map(bodies -> of(row, bodies));
  }

  private static Knowledge of(FeedRow row, Map<Integer, byte[]> bodies) {
    List<byte[]> buckets = new ArrayList<>();
    for (int number = 0; number < Math.max(1, row.seenBuckets()); number++) {
      buckets.add(bodies.getOrDefault(number, new byte[0]));
    }
    return new Knowledge(buckets, row.seenKeys(), row.shape(), row.watch());
  }

  int size() {
    return buckets.size();
  }

  /** One bucket, with columns for these sets; not to be changed. */
  Bucket bucket(int number, List<WatchSet> sets) {
    return Bucket.read(buckets.get(number), sets);
  }

  /** All as they are kept; not to be changed. */
  List<Bucket> kept() {
    return buckets.stream().map(Bucket::view).toList();
  }

  /** With these in its buckets, and of all keys the hashes of these sets. */
  Knowledge with(List<Bucket> changed, List<WatchSet> sets) {
    List<byte[]> bodies = changed.stream().map(Bucket::bytes).toList();
    long count = changed.stream().mapToLong(Bucket::count).sum();
    return new Knowledge(bodies, count, shape, WatchSet.names(sets));
  }

  /** The sets by their names: columns are found by that. */
  List<WatchSet> sets() {
    return watch.stream().map(name -> new WatchSet(name, List.of())).toList();
  }

  /** The row of a feed that begins with it. */
  FeedRow row(FeedRow empty) {
    return empty.shaped(shape).knowing(buckets.size(), keys, watch);
  }

  /** What writes it as that of a feed which has nothing. */
  List<Change.SeenPut> putting(long feed) {
    return putting(feed, number -> new byte[0]);
  }

  /** What writes it over what the feed has, as many buckets. */
  List<Change.SeenPut> putting(long feed, Knowledge before) {
    return putting(feed, before.buckets::get);
  }

  private List<Change.SeenPut> putting(long feed, IntFunction<byte[]> before) {
    List<Change.SeenPut> changes = new ArrayList<>();
    for (int number = 0; number < buckets.size(); number++) {
      if (!Arrays.equals(buckets.get(number), before.apply(number))) {
        changes.add(new Change.SeenPut(feed, number, buckets.get(number)));
      }
    }
    return changes;
  }

  /** The same for a feed that has read none of it: all of it is missing so far. */
  Future<Knowledge> unread(Instant now, Slices slices) {
    List<WatchSet> read = sets();
    List<byte[]> missing = new ArrayList<>();
    return slices
        .all(buckets.size(), number -> missing.add(unread(buckets.get(number), read, now)))
        .map(all -> new Knowledge(missing, keys, shape, watch));
  }

  private static byte[] unread(byte[] body, List<WatchSet> read, Instant now) {
    Bucket bucket = Bucket.asKept(body);
    for (int entry = 0; entry < bucket.count(); entry++) {
      bucket.passedBy(entry, read);
      bucket.absent(entry, now.getEpochSecond(), 1);
    }
    return bucket.bytes();
  }
}
