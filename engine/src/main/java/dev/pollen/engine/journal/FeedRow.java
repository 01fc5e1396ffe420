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
}
