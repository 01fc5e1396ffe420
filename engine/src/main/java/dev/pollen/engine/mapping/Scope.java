package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What an expression may see: named roots ({@code record}, {@code steps}, {@code trigger}, {@code
 * vars}, {@code recipe}, {@code run}, {@code now} and the {@code as} names in force), and the run's
 * own time and seed, so that evaluating again gives the same.
 */
public record Scope(Map<String, JsonNode> roots, Instant now, long seed) {
  public Scope {
    roots = Map.copyOf(roots);
  }
}
