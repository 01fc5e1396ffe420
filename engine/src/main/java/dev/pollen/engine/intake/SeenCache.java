package dev.pollen.engine.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.engine.journal.Journal;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The buckets of all feeds, as many as fit in memory, in front of the journal. Holds only what is
 * durable.
 *
 * <p>Asked from many loops; a bucket belongs to one feed and so to one loop, so that a load never
 * races a {@link #put} of the same bucket.
 */
final class SeenCache {
  private static final long MOST_BYTES = 64L << 20;
  private static final int OVERHEAD = 96;

  private final Journal journal;
  private final Cache<Place, byte[]> buckets;

  SeenCache(Journal journal) {
    this(journal, MOST_BYTES);
  }

  SeenCache(Journal journal, long mostBytes) {
    this.journal = journal;
    this.buckets =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((Place place, byte[] body) -> body.length + OVERHEAD)
            .executor(Runnable::run)
            .build();
  }

  private record Place(long feed, int bucket) {}

  /** The bucket, if it is in memory. */
  Optional<byte[]> kept(long feed, int bucket) {
    return Optional.ofNullable(buckets.getIfPresent(new Place(feed, bucket)));
  }

  /**
   * The buckets from the journal, in one read however many they are: after a restart every feed
   * asks for all of its own. Completes on any thread.
   */
  Future<Map<Integer, byte[]>> load(long feed, Set<Integer> numbers) {
    return journal
        .seen(feed, numbers)
        .onSuccess(read -> read.forEach((bucket, body) -> keepLoaded(feed, bucket, body)));
  }

  /** Never over what a finished write put there meanwhile. */
  private void keepLoaded(long feed, int bucket, byte[] body) {
    buckets.asMap().putIfAbsent(new Place(feed, bucket), body);
  }

  /** One bucket for a passer-by, whose late answer must not be kept. */
  Future<byte[]> peek(long feed, int bucket) {
    byte[] kept = buckets.getIfPresent(new Place(feed, bucket));
    return kept != null ? Future.succeededFuture(kept) : journal.seen(feed, bucket);
  }

  /** What is now durable. */
  void put(long feed, int bucket, byte[] body) {
    buckets.put(new Place(feed, bucket), body);
  }

  void forget(long feed, int count) {
    for (int bucket = 0; bucket < count; bucket++) {
      buckets.invalidate(new Place(feed, bucket));
    }
  }
}
