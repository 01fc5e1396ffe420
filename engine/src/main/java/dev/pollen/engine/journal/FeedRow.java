package dev.pollen.engine.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A feed as the journal remembers it.
 *
 * @param key account, operation and inputs as written: what makes two polls the same
 * @param watermark up to where the system's changes are surely taken in; empty before the first
 *     complete poll
 * @param lastNumber the number of the last log entry
 * @param seenBuckets how many buckets the seen keys are spread over, a power of two
 * @param seenKeys how many keys are remembered
 * @param shape identity and stamps as text: what must not change under a feed's memory
 * @param watch the watched field sets whose hashes the seen keys hold, in order
 * @param since when it began, by our clock
 */
public record FeedRow(
    long id,
    String key,
    String operation,
    String account,
    Optional<Instant> watermark,
    long lastNumber,
    int seenBuckets,
    long seenKeys,
    String shape,
    java.util.List<String> watch,
    Instant since) {

  public FeedRow {
    watch = java.util.List.copyOf(watch);
  }

  /** The same, sure up to another instant. */
  public FeedRow marked(Optional<Instant> mark) {
    return new FeedRow(
        id, key, operation, account, mark, lastNumber, seenBuckets, seenKeys, shape, watch, since);
  }

  /** The same, with other identity and stamps. */
  public FeedRow shaped(String other) {
    return new FeedRow(
        id,
        key,
        operation,
        account,
        watermark,
        lastNumber,
        seenBuckets,
        seenKeys,
        other,
        watch,
        since);
  }

  /** The same, with another last entry. */
  public FeedRow upTo(long number) {
    return new FeedRow(
        id, key, operation, account, watermark, number, seenBuckets, seenKeys, shape, watch, since);
  }

  /** The same, knowing other keys. */
  public FeedRow knowing(int buckets, long keys, java.util.List<String> hashed) {
    return new FeedRow(
        id, key, operation, account, watermark, lastNumber, buckets, keys, shape, hashed, since);
  }
}
