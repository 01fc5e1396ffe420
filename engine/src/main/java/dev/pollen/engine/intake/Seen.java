package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys and versions that a feed has taken in: have we this one? Belongs to the feed's loop.
 *
 * <p>Changes are made in a {@link SeenStage} and become part of this only when the write that makes
 * them durable succeeded.
 */
final class Seen {
  /** About so many keys share a bucket. */
  static final int KEYS_PER_BUCKET = 64;

  private final long feed;
  private final SeenCache cache;
  private final Loop loop;
  private int buckets;
  private long keys;
  private boolean absentees;

  Seen(FeedRow row, SeenCache cache, Loop loop) {
    this.feed = row.id();
    this.cache = cache;
    this.loop = loop;
    this.buckets = Math.max(1, row.seenBuckets());
    this.keys = row.seenKeys();
    this.absentees = true;
  }

  /** What is remembered of one key. */
  record Memory(Optional<Instant> absentSince) {}

  long feed() {
    return feed;
  }

  int buckets() {
    return buckets;
  }

  long keys() {
    return keys;
  }

  /** Whether some keys are known to be missing from the listing, or nobody knows yet. */
  boolean absentees() {
    return absentees;
  }

  SeenCache cache() {
    return cache;
  }

  Loop loop() {
    return loop;
  }

  /** The bucket, if it is in memory. */
  Optional<byte[]> kept(int number) {
    return cache.kept(feed, number);
  }

  /** Buckets that are not, in one read; completes on any thread. */
  Future<Map<Integer, byte[]>> load(Set<Integer> numbers) {
    return cache.load(feed, numbers);
  }

  /** What is remembered of a key; completes on the loop. */
  Future<Optional<Memory>> recall(String key) {
    KeyHash hash = KeyHash.of(key);
    return loop.bring(cache.peek(feed, hash.bucket(buckets))).map(body -> memory(body, hash));
  }

  private static Optional<Memory> memory(byte[] body, KeyHash hash) {
    Bucket bucket = Bucket.read(body, List.of());
    int entry = bucket.find(hash);
    return entry < 0 ? Optional.empty() : Optional.of(memory(bucket, entry));
  }

  private static Memory memory(Bucket bucket, int entry) {
    return new Memory(
        bucket.isPresent(entry)
            ? Optional.empty()
            : Optional.of(Instant.ofEpochSecond(bucket.absentSince(entry))));
  }

  /** The write succeeded: this is what the journal now holds. */
  void advanced(int newBuckets, long newKeys) {
    buckets = newBuckets;
    keys = newKeys;
  }

  /** The same, with these buckets. */
  void learnt(List<Change.SeenPut> puts, int newBuckets, long newKeys) {
    puts.forEach(put -> cache.put(put.feed(), put.bucket(), put.body()));
    advanced(newBuckets, newKeys);
  }

  void absentees(boolean some) {
    absentees = some;
  }

  /** The journal's buckets are gone. */
  void forgotten() {
    cache.forget(feed, buckets);
    buckets = 1;
    keys = 0;
    absentees = false;
  }
}
