package dev.pollen.engine.recipe;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections that recipes may name, as far as checking needs to know them. */
public record KnownConnections(Map<String, Known> byName) {
  public KnownConnections {
    byName = Map.copyOf(byName);
  }

  /**
   * One connection.
   *
   * @param readOnly whether it refuses writes
   * @param scopes what it was granted; empty when nobody said
   */
  public record Known(String system, boolean readOnly, Optional<Set<String>> scopes) {}

  public static KnownConnections none() {
    return new KnownConnections(Map.of());
  }

  Optional<Known> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<String> names() {
    return byName.keySet();
  }
}
