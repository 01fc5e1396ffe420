package dev.pollen.engine.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Walks a range of seeds on some threads. Seeds share nothing, so that the order in which they are
 * walked makes no difference; at most so many failing ones are kept in words.
 */
final class Walk {
  private static final int MOST_TOLD = 200;

  private final long first;
  private final long last;
  private final Leaning leaning;
  private final int threads;
  private final Consumer<String> told;
  private final InstantSource clock = InstantSource.system();
  private final Instant began = clock.instant();
  private final AtomicLong next;
  private final Figures figures = new Figures();
  private final List<Walked> failed = new ArrayList<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final AtomicLong worked = new AtomicLong();
  private long failures;
  private Duration took = Duration.ZERO;

  /**
   * @param last is walked, too
   * @param told every so often how far it came, and of each seed that fails at once
   */
  Walk(long first, long last, Leaning leaning, int threads, Consumer<String> told) {
    this.first = first;
    this.last = last;
    this.leaning = leaning;
    this.threads = threads;
    this.told = told;
    this.next = new AtomicLong(first);
  }

  /** Walks to the end. */
  Walk walk(Duration every) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> walkers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        walkers.add(pool.submit(this::some));
      }
      for (Future<?> walker : walkers) {
        await(walker, every);
      }
    } finally {
      pool.shutdownNow();
    }
    took = sinceBegin();
    return this;
  }

  private void await(Future<?> walker, Duration every) throws InterruptedException {
    while (!walker.isDone()) {
      try {
        walker.get(every.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException later) {
        told.accept(progress());
      } catch (ExecutionException e) {
        throw new IllegalStateException("the walk broke off", e.getCause());
      }
    }
  }

  private void some() {
    ThreadMXBean mine = ManagementFactory.getThreadMXBean();
    for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
      count(Walked.of(seed, leaning));
    }
    worked.addAndGet(mine.getCurrentThreadCpuTime());
  }

  private synchronized void count(Walked one) {
    figures.add(one.figures());
    if (one.failed()) {
      failures++;
      told.accept("seed %d: %s".formatted(one.seed(), one.violations().get(0)));
      kinds.merge(one.kind(), 1L, Long::sum);
      if (failed.size() < MOST_TOLD) {
        failed.add(one);
      }
    }
  }

  private Duration sinceBegin() {
    return Duration.between(began, clock.instant());
  }

  private synchronized String progress() {
    double pace = perSecond(sinceBegin());
    long left = Math.round((last - first + 1 - figures.schedules()) / Math.max(pace, 1));
    return "%,12d of %,d schedules, %,.0f a second, %d failed, %d:%02d left"
        .formatted(figures.schedules(), last - first + 1, pace, failures, left / 60, left % 60);
  }

  private double perSecond(Duration span) {
    return figures.schedules() * 1e3 / Math.max(span.toMillis(), 1);
  }

  /** How many seeds broke a promise. */
  synchronized long failures() {
    return failures;
  }

  /** Those that failed, the smallest seed first. */
  synchronized List<Walked> failed() {
    return failed.stream().sorted((a, b) -> Long.compare(a.seed(), b.seed())).toList();
  }

  /** The whole in figures. */
  synchronized String summary() {
    return """
    schedules  %,15d  seeds %d to %d
    seconds    %,15.1f  %,.0f schedules a second on %d threads; %,.0f in a second of one core's work
    %sviolated   %,15d  %s
    """
        .formatted(
            figures.schedules(),
            first,
            last,
            took.toMillis() / 1e3,
            perSecond(took),
            threads,
            perSecond(Duration.ofNanos(worked.get())),
            figures,
            failures,
            kinds);
  }
}
