package dev.pollen.engine.poll;

import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one feed polling: never two at once, on time, slower while it fails, and again after
 * whatever happened.
 *
 * <p>Belongs to one loop. A poll that throws, fails or answers late is a failed poll and the next
 * one is due all the same: nothing but {@link #stop} ends it.
 */
public final class Poller {
  private static final Alarm NONE = () -> {};

  private final Loop loop;
  private final Work work;
  private Rhythm rhythm = instant -> instant.plusSeconds(60);
  private Duration every = Duration.ofMinutes(1);
  private Optional<Promise<PollEnd>> running = Optional.empty();
  private Optional<Instant> due = Optional.empty();
  private Alarm alarm = NONE;
  private boolean active;
  private boolean again;
  private int failures;

  public Poller(Loop loop, Work work) {
    this.loop = loop;
    this.work = work;
  }

  /** One poll. */
  @FunctionalInterface
  public interface Work {
    /** Polls once; however it fails, the poller goes on. */
    Future<PollEnd> poll(Instant due);
  }

  /** Polls by this rhythm from now on; a poll that is due sooner stays due. */
  public void keep(Rhythm rhythm, Duration every) {
    this.rhythm = rhythm;
    this.every = every;
    active = true;
    if (running.isEmpty()) {
      sooner(onTime(loop.now()));
    }
  }

  /** One poll in a while, besides the ordinary ones; after the present one if one is under way. */
  public void soon(Duration delay) {
    if (running.isPresent()) {
      again = true;
    } else if (active) {
      sooner(loop.now().plus(delay));
    }
  }

  /** Polls now; if a poll is under way, its end is the answer. */
  public Future<PollEnd> now() {
    if (running.isEmpty()) {
      begin(loop.now());
    }
    return running.map(Promise::future).orElseGet(() -> Future.failedFuture("the poll is over"));
  }

  /** No more polls, until {@link #keep}. */
  public void stop() {
    active = false;
    again = false;
    due = Optional.empty();
    alarm.cancel();
  }

  public Optional<Instant> due() {
    return due;
  }

  public boolean polling() {
    return running.isPresent();
  }

  /** Completes when no poll is under way. */
  public Future<Void> idle() {
    return running
        .map(promise -> promise.future().<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  private void sooner(Instant at) {
    if (due.isEmpty() || at.isBefore(due.get())) {
      schedule(at);
    }
  }

  private void schedule(Instant at) {
    alarm.cancel();
    due = Optional.of(at);
    Duration wait = Duration.between(loop.now(), at);
    alarm = loop.after(wait.isNegative() ? Duration.ZERO : wait, this::tick);
  }

  private void tick() {
    if (active && running.isEmpty()) {
      begin(due.orElseGet(loop::now));
    }
  }

  private void begin(Instant at) {
    alarm.cancel();
    due = Optional.empty();
    Promise<PollEnd> promise = Promise.promise();
    running = Optional.of(promise);
    attempt(at).onComplete(done -> loop.execute(() -> ended(promise, orFailed(done))));
  }

  private Future<PollEnd> attempt(Instant at) {
    try {
      return work.poll(at);
    } catch (RuntimeException | StackOverflowError e) {
      return Future.failedFuture(e);
    }
  }

  private static PollEnd orFailed(io.vertx.core.AsyncResult<PollEnd> done) {
    return done.succeeded() ? done.result() : PollEnd.failed(String.valueOf(done.cause()));
  }

  private void ended(Promise<PollEnd> promise, PollEnd end) {
    running = Optional.empty();
    failures = end.failed() ? failures + 1 : 0;
    if (active) {
      schedule(next(end));
    }
    again = false;
    promise.complete(end);
  }

  private Instant next(PollEnd end) {
    Instant now = loop.now();
    if (end.failed()) {
      Instant told = now.plus(end.pause().orElse(Duration.ZERO));
      Instant paced = now.plus(Backoff.after(failures, every));
      return told.isAfter(paced) ? told : paced;
    }
    return again ? now : onTime(now);
  }

  /** Even a rhythm that throws does not end the polling: the poll will say what is wrong. */
  private Instant onTime(Instant now) {
    try {
      return rhythm.after(now);
    } catch (RuntimeException e) {
      return now.plus(every);
    }
  }
}
