package dev.pollen.engine.intake;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
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

  /**
   * What is remembered of one key.
   *
   * @param after in an edit's own read: after which entry of the shared feed it was given; else 0
   */
  record Memory(long version, long content, Optional<java.time.Instant> absentSince, long after) {
    /** Whether a version that was read is this one or an older one. */
    boolean covers(long otherVersion, long otherContent) {
      boolean stamped = version != Bucket.NONE && otherVersion != Bucket.NONE;
      return content == otherContent || (stamped && otherVersion < version);
    }
  }

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
    long since = bucket.absentSince(entry);
    boolean present = bucket.isPresent(entry);
    return new Memory(
        bucket.version(entry),
        bucket.content(entry),
        present ? Optional.empty() : Optional.of(java.time.Instant.ofEpochSecond(since)),
        present ? since : 0);
  }

  /** The write succeeded: this is what the journal now holds. */
  void advanced(int newBuckets, long newKeys) {
    buckets = newBuckets;
    keys = newKeys;
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
