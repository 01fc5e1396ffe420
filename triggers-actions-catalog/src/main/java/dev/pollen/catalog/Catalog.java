package dev.pollen.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All systems and operations, by key: immutable, shared by every room, free of I/O.
 *
 * <p>Made by {@code dev.pollen.catalog.read.CatalogReader}.
 */
public final class Catalog {
  private final TreeMap<String, SystemSpec> systems = new TreeMap<>();
  private final TreeMap<String, OperationSpec> operations = new TreeMap<>();

  public Catalog(Collection<SystemSpec> systems, Collection<? extends OperationSpec> operations) {
    systems.forEach(system -> this.systems.put(system.key(), system));
    operations.forEach(operation -> this.operations.put(operation.key(), operation));
  }

  public Collection<SystemSpec> systems() {
    return java.util.Collections.unmodifiableCollection(systems.values());
  }

  public Optional<SystemSpec> system(String key) {
    return Optional.ofNullable(systems.get(key));
  }

  /** Every operation, in the order of the keys. */
  public List<OperationSpec> operations() {
    return List.copyOf(operations.values());
  }

  public Optional<OperationSpec> operation(String key) {
    return Optional.ofNullable(operations.get(key));
  }

  public Optional<TriggerSpec> trigger(String key) {
    return operation(key).filter(TriggerSpec.class::isInstance).map(TriggerSpec.class::cast);
  }

  public Optional<ActionSpec> action(String key) {
    return operation(key).filter(ActionSpec.class::isInstance).map(ActionSpec.class::cast);
  }

  /** All keys and their operations. */
  public Map<String, OperationSpec> byKey() {
    return java.util.Collections.unmodifiableMap(operations);
  }
}
