package dev.pollen.engine.intake;

import dev.pollen.engine.journal.LogEntry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * A joiner's private read of what was before it joined, and what that read delivered: consulted
 * until the shared feed has read everything once more, so that no record is delivered by both.
 */
final class Past {
  private final Feed feed;
  private Optional<Normaliser> normaliser = Optional.empty();
  private boolean delivered;
  private long awaits = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;

  Past(Feed feed) {
    this.feed = feed;
  }

  Feed feed() {
    return feed;
  }

  /** Whether all of it became runs, so that the shared feed's entries may follow. */
  boolean delivered() {
    return delivered;
  }

  /** It is all delivered; the shared feed's reading of this number, once complete, covers it. */
  void delivered(long reading) {
    delivered = true;
    awaits = reading;
  }

  /** The shared feed completed a reading: entries after its last one need no consulting. */
  void settled(long reading, long last) {
    if (reading >= awaits && until == Long.MAX_VALUE) {
      until = last;
    }
  }

  boolean over(long position) {
    return position >= until;
  }

  /** Why an entry that counts is nothing new after all; empty when it is. */
  Future<Optional<String>> against(LogEntry entry, Rule rule) {
    return reader().compose(reads -> feed.recall(entry.key()).map(m -> why(entry, rule, reads, m)));
  }

  private Future<Normaliser> reader() {
    return normaliser
        .map(Future::succeededFuture)
        .orElseGet(() -> feed.normaliser().onSuccess(made -> normaliser = Optional.of(made)));
  }

  private static Optional<String> why(
      LogEntry entry, Rule rule, Normaliser reads, Optional<Seen.Memory> memory) {
    if (memory.isEmpty()) {
      return Optional.empty();
    }
    Candidate now = reads.read(entry.record());
    Instant latest = now.changed.orElse(Instant.MAX);
    boolean covered = memory.get().covers(now.version(latest), now.content);
    boolean counts = !entry.isNew() || rule.fire().counts(false);
    return covered || !counts
        ? Optional.of("the private read of the past delivered it already")
        : Optional.empty();
  }
}
