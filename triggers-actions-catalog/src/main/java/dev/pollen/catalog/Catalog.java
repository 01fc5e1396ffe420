package dev.pollen.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
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
  private final Map<String, SystemSpec> systems;
  private final Map<String, OperationSpec> operations;

  public Catalog(Collection<SystemSpec> systems, Collection<? extends OperationSpec> operations) {
    TreeMap<String, SystemSpec> systemsByKey = new TreeMap<>();
    TreeMap<String, OperationSpec> operationsByKey = new TreeMap<>();
    systems.forEach(system -> systemsByKey.put(system.key(), system));
    operations.forEach(operation -> operationsByKey.put(operation.key(), operation));
    this.systems = new LinkedHashMap<>(systemsByKey);
    this.operations = new LinkedHashMap<>(operationsByKey);
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
