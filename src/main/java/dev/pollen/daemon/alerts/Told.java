package dev.pollen.daemon.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was told already, and when last: kept in the journal, so that a restart tells nothing again.
 * Immutable.
 *
 * @param counts how often each cause had happened when it was told
 */
record Told(Instant at, Map<String, Long> counts) {
  static final Told NOTHING = new Told(Instant.EPOCH, Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  Told {
    counts = Map.copyOf(counts);
  }

  /** Those that were not told, or have grown since. */
  List<Concern> fresh(List<Concern> concerns) {
    return concerns.stream()
        .filter(one -> one.count() > counts.getOrDefault(one.key(), 0L))
        .toList();
  }

  /** Whether a message may go out: the last one is long enough ago. */
  boolean due(Instant now, Duration digest) {
    return !now.isBefore(at.plus(digest));
  }

  /** All of these were told now. */
  Told with(List<Concern> concerns, Instant now) {
    Map<String, Long> all = new TreeMap<>();
    concerns.forEach(one -> all.put(one.key(), one.count()));
    return new Told(now, all);
  }

  /** What is over is forgotten, what shrank counts from there: coming back is news again. */
  Told without(List<Concern> concerns) {
    Map<String, Long> left = new TreeMap<>();
    concerns.forEach(
        one -> {
          Long before = counts.get(one.key());
          if (before != null) {
            left.put(one.key(), Math.min(before, one.count()));
          }
        });
    return left.equals(counts) ? this : new Told(at, left);
  }

  String text() {
    ObjectNode json = JSON.createObjectNode().put("at", at.toString());
    ObjectNode causes = json.putObject("causes");
    new TreeMap<>(counts).forEach(causes::put);
    return json.toString();
  }

  /** Reads {@link #text}; nothing was told if it is damaged: better twice than never. */
  static Told parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      Map<String, Long> counts = new TreeMap<>();
      json.path("causes").properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
      return new Told(Instant.parse(json.path("at").asText()), counts);
    } catch (JsonProcessingException | java.time.DateTimeException e) {
      return NOTHING;
    }
  }
}
