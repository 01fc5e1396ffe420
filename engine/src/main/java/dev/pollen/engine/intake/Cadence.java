package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.poll.Poller;
import dev.pollen.engine.poll.Rhythm;
import dev.pollen.engine.status.FeedStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When a feed is polled: as often as its hastiest subscriber wants, slower where its budget wants
 * that, one poll after the other. On the feed's loop.
 */
final class Cadence {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Feed feed;
  private final FeedHealth health;
  private final Home home;
  private final Poller poller;
  private final Tempo tempo;
  private final Turn polls = new Turn();
  private Duration every = Duration.ZERO;

  Cadence(Feed feed, FeedHealth health) {
    this.feed = feed;
    this.health = health;
    this.home = feed.home();
    this.tempo = new Tempo(feed.memory().row().watermark());
    this.poller = new Poller(home.loop(), this::poll);
  }

  private Future<PollEnd> poll(Instant due) {
    Optional<String> full = home.disk().full();
    return full.isPresent() ? putOff(full.get()) : between(() -> read(due));
  }

  /** Does something while nothing is polled; a poll that is due meanwhile follows. */
  <T> Future<T> between(Supplier<Future<T>> work) {
    return polls.take(work);
  }

  /** Whether a poll is under way, or what is done between two. */
  boolean isBusy() {
    return polls.busy();
  }

  /** The rhythm goes on: the next poll is on time once there is room. */
  private Future<PollEnd> putOff(String words) {
    health.ended(PollEnd.failed(words));
    return Future.succeededFuture(new PollEnd(PollEnd.Result.PARTIAL, 0, words, Optional.empty()));
  }

  private Future<PollEnd> read(Instant due) {
    long before = health.records();
    return feed.read(due)
        .compose(end -> tempo.moves() ? paced(end, before) : Future.succeededFuture(end));
  }

  /** Before the next poll is due: what this one brought, and what is left, may move it. */
  private Future<PollEnd> paced(PollEnd end, long before) {
    tempo.polled(health.records() > before, home.now());
    return home.loop()
        .bring(feed.source().left())
        .onSuccess(
            left -> {
              tempo.left(left);
              refresh();
            })
        .map(end);
  }

  /** The subscribers' wishes may have changed: polls as often as the hastiest wants, or not. */
  void refresh() {
    Optional<Duration> wanted =
        feed.isStopped() || !feed.hasSource()
            ? Optional.empty()
            : tempo.every(feed.subscribers().paces(), home.now()).map(this::stretched);
    if (wanted.isEmpty()) {
      stop();
    } else if (!wanted.get().equals(every)) {
      every = wanted.get();
      keepPolling();
    }
  }

  /** Slower where its account's budget wants it; a clock asks nobody. */
  private Duration stretched(Duration wanted) {
    return isClock() ? wanted : home.pacing().of(feed.memory().row().account()).of(wanted);
  }

  private boolean isClock() {
    return feed.hasSource() && feed.source().clock();
  }

  private void keepPolling() {
    FeedSource source = feed.source();
    if (isClock()) {
      home.loop()
          .bring(source.inputs(home.now()))
          .onSuccess(in -> poller.keep(at -> source.tick(feed.memory(), at, in), every))
          .onFailure(this::noTicks);
    } else {
      poller.keep(Rhythm.every(every, FeedKey.hash(feed.key())), every);
    }
  }

  private void noTicks(Throwable fault) {
    String words = "%s: %s".formatted(feed.memory().row().operation(), fault.getMessage());
    health.ended(PollEnd.failed(words));
    home.tell(Level.WARN, "feed.failed", words, Map.of("feed", feed.id()));
    every = Duration.ZERO;
    home.loop().after(AGAIN, this::refresh);
  }

  /** A poll soon, for a place that waits for its baseline. */
  void soon() {
    poller.soon(home.gate().turn());
  }

  /** A poll at once, besides the ordinary ones. */
  void rightNow() {
    poller.soon(Duration.ZERO);
  }

  /** Completes when no poll is under way. */
  Future<Void> idle() {
    return poller.idle();
  }

  Future<PollEnd> now() {
    return poller.now();
  }

  void stop() {
    every = Duration.ZERO;
    poller.stop();
  }

  FeedStatus status() {
    Duration slowest = stretched(tempo.slowest());
    return FeedView.of(feed, health, every, tempo, slowest, poller.due(), isClock());
  }
}
