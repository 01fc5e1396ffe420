package dev.pollen.daemon.config;

import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.Limits;
import java.time.Duration;
import java.util.Optional;

/** Reads the keys {@code limits} and {@code retention} of {@code pollen.yaml}. */
final class LimitsReader {
  private final Optional<YamlMap> limits;
  private final Optional<YamlMap> retention;

  LimitsReader(YamlMap config) {
    limits = config.inner("limits");
    retention = config.inner("retention");
  }

  Limits limits() {
    Limits standard = Limits.DEFAULT;
    return new Limits(
        count("open_runs", standard.openRuns()),
        count("open_runs_total", standard.openRunsTotal()),
        count("concurrency", standard.concurrency()),
        count("backlog", standard.backlog()),
        count("pages", standard.pages()),
        count("poll_records", standard.pollRecords()),
        span(limits, "settle", standard.settle()),
        span(retention, "runs", standard.retainRuns()),
        span(retention, "log", standard.retainLog()),
        span(retention, "seen", standard.retainSeen()),
        new Limits.Disk(
            size("disk", standard.disk().most()), size("disk_free", standard.disk().free())),
        span(limits, "clock_skew", standard.clockSkew()),
        span(limits, "look_again", standard.lookAgain()));
  }

  /** The call timeout; asked last, so that what nobody asked for can be told. */
  Duration timeout(Duration standard) {
    Duration timeout = span(limits, "timeout", standard);
    limits.ifPresent(YamlMap::end);
    retention.ifPresent(YamlMap::end);
    return timeout;
  }

  private int count(String key, int standard) {
    int count = limits.flatMap(map -> map.integer(key)).orElse(standard);
    if (count < 1) {
      limits.ifPresent(
          map -> map.error("/" + key, "wrong-count", "'%s' must be at least 1".formatted(key)));
    }
    return count;
  }

  private long size(String key, long standard) {
    return limits.flatMap(map -> map.bytes(key)).orElse(standard);
  }

  private static Duration span(Optional<YamlMap> part, String key, Duration standard) {
    return part.flatMap(map -> map.duration(key)).orElse(standard);
  }
}
