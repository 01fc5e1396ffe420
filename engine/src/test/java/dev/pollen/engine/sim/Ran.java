package dev.pollen.engine.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a recipe was given, from wherever it read. */
final class Ran {
  private final Map<String, List<Integer>> values = new HashMap<>();
  private final Set<String> versions = new HashSet<>();

  /** False if it was given this version before. */
  boolean add(String key, int value) {
    values.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    return versions.add(key + "v" + value);
  }

  List<Integer> of(String key) {
    return values.getOrDefault(key, List.of());
  }
}
