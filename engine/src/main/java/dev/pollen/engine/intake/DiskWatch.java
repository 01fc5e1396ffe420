package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Journal.Figures;
import dev.pollen.engine.spi.Loop;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the store has reached a bound of the disk: then nothing more is taken in, and what was
 * taken in is still delivered. Looks every few seconds, says when it begins and when it is over.
 *
 * <p>One for all loops: looks on the first one, asked on any.
 */
final class DiskWatch {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final long MEGABYTE = 1_000_000;

  private final EngineSetup setup;
  private final Limits.Disk limit;
  private volatile Optional<String> full = Optional.empty();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean stopped;

  DiskWatch(EngineSetup setup) {
    this.setup = setup;
    this.limit = setup.limits().disk();
  }

  /** Why nothing is taken in just now; empty when there is room. */
  Optional<String> full() {
    return full;
  }

  /** Looks from now on, if there is a bound to look for; once. */
  void start() {
    boolean bound = limit.most() < Long.MAX_VALUE || limit.free() > 0;
    if (bound && !started.getAndSet(true)) {
      loop().execute(this::look);
    }
  }

  void stop() {
    stopped = true;
  }

  private Loop loop() {
    return setup.loops().get(0);
  }

  private void look() {
    loop()
        .bring(setup.journal().figures())
        .onSuccess(figures -> judged(judge(figures)))
        .onFailure(fault -> unknown(fault.getMessage()))
        .onComplete(done -> again());
  }

  private void again() {
    if (!stopped) {
      loop().after(BETWEEN_LOOKS, this::look);
    }
  }

  /** The last answer stays: a store that cannot be asked says so by itself. */
  private void unknown(String words) {
    setup.events().tell(Level.DEBUG, "disk.unknown", "how full is the store: " + words, Map.of());
  }

  private Optional<String> judge(Figures figures) {
    if (figures.usedBytes() > limit.most()) {
      return Optional.of(
          "the store holds %s and 'limits.disk' is %s: feeds stand still, what was taken in is still delivered; shorten 'retention' or raise the limit"
              .formatted(size(figures.usedBytes()), size(limit.most())));
    }
    return figures.freeBytes() < limit.free()
        ? Optional.of(
            "the store's disk has %s left and 'limits.disk_free' is %s: feeds stand still, what was taken in is still delivered; free some space"
                .formatted(size(figures.freeBytes()), size(limit.free())))
        : Optional.empty();
  }

  private void judged(Optional<String> now) {
    if (now.isPresent() && full.isEmpty()) {
      setup.events().tell(Level.WARN, "disk.full", now.get(), Map.of());
    } else if (now.isEmpty() && full.isPresent()) {
      setup.events().tell(Level.INFO, "disk.room", "there is room again: feeds go on", Map.of());
    }
    full = now;
  }

  private static String size(long bytes) {
    return bytes >= 1_000 * MEGABYTE
        ? String.format(Locale.ROOT, "%.1f GB", bytes / (1_000.0 * MEGABYTE))
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
  }
}
