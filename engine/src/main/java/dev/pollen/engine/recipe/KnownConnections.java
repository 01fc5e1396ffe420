package dev.pollen.engine.recipe;

import dev.pollen.engine.spi.net.Network;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The connections that recipes may name, as far as checking needs to know them, and the rules of
 * the network that calls go by.
 */
public record KnownConnections(Map<String, Known> byName, Network network) {
  public KnownConnections {
    byName = Map.copyOf(byName);
  }

  /** By the usual rules. */
  public KnownConnections(Map<String, Known> byName) {
    this(byName, Network.USUAL);
  }

  /**
   * One connection.
   *
   * @param readOnly whether it refuses writes
   * @param scopes what it was granted; empty when nobody said
   * @param says which of the system's fields it gives
   * @param app whether it signs in by an app, not by a key
   */
  public record Known(
      String system,
      boolean readOnly,
      Optional<Set<String>> scopes,
      Set<String> says,
      boolean app) {
    public Known {
      says = Set.copyOf(says);
    }

    /** Of which no more is known. */
    public Known(String system, boolean readOnly, Optional<Set<String>> scopes) {
      this(system, readOnly, scopes, Set.of(), false);
    }
  }

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
