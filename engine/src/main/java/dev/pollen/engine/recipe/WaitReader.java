package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads {@code wait}: how long, or until when. */
final class WaitReader {
  private static final String WAIT = "wait";
  private static final String UNTIL = "until";

  private final YamlFile yaml;
  private final List<Problem> problems;

  WaitReader(YamlFile yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.problems = problems;
  }

  /** {@code map} is the step's mapping, {@code pointer} where it stands. */
  Step.Wait read(YamlMap map, String pointer, String path, Optional<String> id) {
    return map.get(WAIT).isObject()
        ? new Step.Wait(path, id, Optional.empty(), Optional.of(until(map, pointer)))
        : new Step.Wait(path, id, Optional.of(span(map)), Optional.empty());
  }

  private static Duration span(YamlMap map) {
    if (!map.get(WAIT).isTextual()) {
      map.error(
          "/" + WAIT, "wrong-type", "'wait' must be a time such as 10m, or {until: \"09:00\"}");
      return Duration.ZERO;
    }
    Duration span = map.duration(WAIT).orElse(Duration.ZERO);
    if (span.compareTo(WakeTime.LONGEST) > 0) {
      map.error("/" + WAIT, "out-of-range", "'wait' may be ten years at most");
      return Duration.ZERO;
    }
    return span;
  }

  private Template until(YamlMap map, String pointer) {
    YamlMap inner = map.inner(WAIT).orElseThrow();
    if (!inner.has(UNTIL)) {
      inner.error(
          "", "missing-key", "'until' is missing (add until: \"09:00\", an instant, or ${{ … }})");
    }
    Template until = new Expressions(inner, problems, yaml, pointer + "/" + WAIT).template(UNTIL);
    if (inner.has(UNTIL) && until.holes().isEmpty()) {
      written(inner, until.written());
    }
    inner.end();
    return until;
  }

  /** What needs no evaluation is held against the rule at once. */
  private static void written(YamlMap inner, JsonNode value) {
    try {
      WakeTime.of(value, Instant.EPOCH, ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      inner.error("/" + UNTIL, "wrong-type", e.getMessage());
    }
  }
}
