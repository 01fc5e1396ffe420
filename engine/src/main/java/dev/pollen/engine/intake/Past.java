package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A private read of what was before a recipe joined, or came before an edit made it read something
 * else, and what was delivered by then: consulted until the shared feed has read everything once
 * more, so that no record is delivered twice. Without a reader it is a memory only.
 */
final class Past {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Feed feed;
  private final Precedence precedence;
  private Optional<Normaliser> normaliser = Optional.empty();
  private boolean delivered;
  private long awaits = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;

  Past(Feed feed, Precedence precedence) {
    this.feed = feed;
    this.precedence = precedence;
    reader().ifPresent(it -> it.precedes(precedence));
    this.delivered = feed.subscribers().isEmpty();
  }

  Feed feed() {
    return feed;
  }

  /** What of the shared feed is older than what was read here. */
  Precedence precedence() {
    return precedence;
  }

  /** Who delivers it; empty when it is a memory only. */
  Optional<Subscription> reader() {
    return feed.subscribers().first();
  }

  /** Whether it had to forget what was known: nothing that is there by now may count then. */
  boolean beganAnew(Subscription one) {
    return reader().filter(it -> it.row().start().isAfter(one.row().start())).isPresent();
  }

  /** What makes the journal forget it. */
  List<Change> dropping() {
    List<Change> changes = new ArrayList<>(feed.memory().dropping());
    reader().ifPresent(it -> changes.addAll(Rows.dropping(it.id())));
    return changes;
  }

  /** What it is doing, for people. */
  String words() {
    return isEdit() ? "catches up after its edit" : "reads the past first";
  }

  /**
   * An edit's read begins when the shared feed has its baseline: what changes from there on is told
   * by that feed, what changed before is seen here.
   */
  void waits() {
    reader().filter(one -> isEdit()).ifPresent(one -> one.waits(true));
  }

  void begin() {
    reader()
        .filter(Subscription::isWaiting)
        .ifPresent(
            one -> {
              one.waits(false);
              feed.refresh();
              feed.soon();
            });
  }

  /** Whether the place does nothing else yet. */
  boolean isFirst() {
    return !isEdit() || !delivered;
  }

  boolean isEdit() {
    return FeedKey.isEdited(feed.memory().row());
  }

  /** Whether all of it became runs, so that the shared feed's entries may follow. */
  boolean delivered() {
    return delivered;
  }

  /** Whether it has not come to its end yet. */
  boolean isUnread() {
    return reader().filter(Subscription::joining).isPresent();
  }

  /** It is all delivered; the shared feed's reading of this number, once complete, covers it. */
  void delivered(long reading) {
    delivered = true;
    awaits = reading;
  }

  /** The shared feed completed a reading: entries after its last one need no consulting. */
  void settled(long reading, long last) {
    if (reading >= awaits && !isSettled()) {
      until = last;
    }
  }

  /** Whether the shared feed has read everything once more, and so knows all that was read here. */
  boolean isSettled() {
    return until != Long.MAX_VALUE;
  }

  /**
   * Whether nothing asks for it any more. An edit's is kept until the shared feed is sure of all
   * that came before the edit: an edit that is taken back at once begins where that feed is sure.
   */
  boolean over(long position, FeedMemory shared) {
    return position >= until && (!isEdit() || outlived(shared));
  }

  private boolean outlived(FeedMemory shared) {
    Instant edited = feed.memory().row().since();
    Instant sure = edited.plus(feed.home().limits().clockSkew());
    boolean knows = shared.sure().map(at -> !at.isBefore(sure)).orElse(false);
    return knows || feed.home().now().isAfter(edited.plus(LONGEST));
  }

  /** Why an entry that counts is nothing new after all; empty when it is. */
  Future<Optional<String>> against(LogEntry entry, Rule rule) {
    return normaliser()
        .compose(reads -> feed.recall(entry.key()).map(m -> why(entry, rule, reads, m)));
  }

  private Future<Normaliser> normaliser() {
    return normaliser
        .map(Future::succeededFuture)
        .orElseGet(() -> feed.normaliser().onSuccess(made -> normaliser = Optional.of(made)));
  }

  private Optional<String> why(
      LogEntry entry, Rule rule, Normaliser reads, Optional<Seen.Memory> memory) {
    if (memory.isEmpty()) {
      return Optional.empty();
    }
    Candidate now = reads.read(entry.record());
    Instant latest = now.changed.orElse(Instant.MAX);
    boolean covered =
        memory.get().covers(now.version(latest), now.content) || isOlder(entry, memory.get());
    boolean counts = !entry.isNew() || rule.fire().counts(false);
    return covered || !counts
        ? Optional.of(
            isEdit()
                ? "the recipe was given it before its edit, or by the read that caught up after it"
                : "the private read of the past delivered it already")
        : Optional.empty();
  }

  /** Whether the record was given here since the entry came: no older than that. */
  private boolean isOlder(LogEntry entry, Seen.Memory memory) {
    long last = isEdit() ? memory.after() : precedence.upTo();
    return memory.absentSince().isEmpty() && entry.number() <= last;
  }
}
