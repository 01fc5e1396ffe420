package dev.pollen.engine;

import dev.pollen.engine.spi.Connector;
import java.util.Collection;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which connector speaks to which system. Two claimants for one system stop the start, both named.
 */
public final class Registry {
  private final TreeMap<String, Connector> connectors = new TreeMap<>();

  private Registry() {}

  /** All connectors that {@link ServiceLoader} finds through a class loader. */
  public static Registry load(ClassLoader loader) {
    return of(
        ServiceLoader.load(Connector.class, loader).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  public static Registry of(Collection<? extends Connector> connectors) {
    Registry registry = new Registry();
    connectors.forEach(registry::add);
    return registry;
  }

  private void add(Connector connector) {
    Connector other = connectors.putIfAbsent(connector.system(), connector);
    if (other != null) {
      throw new IllegalArgumentException(
          "system '%s' is claimed by two connectors, %s and %s: remove one of the two jars"
              .formatted(
                  connector.system(), other.getClass().getName(), connector.getClass().getName()));
    }
  }

  public Optional<Connector> connector(String system) {
    return Optional.ofNullable(connectors.get(system));
  }

  public Set<String> systems() {
    return Set.copyOf(connectors.keySet());
  }
}
