package dev.pollen.engine.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which versions of records a place has met, and which its recipe brought along. */
final class Known {
  private final Map<String, Integer> met = new HashMap<>();
  private final Map<String, Integer> handed = new HashMap<>();
  private final Set<String> implied = new HashSet<>();
  private final Set<String> slipped = new HashSet<>();

  void succeeds(Known last) {
    met.putAll(last.met);
    handed.putAll(last.handed);
    implied.addAll(last.implied);
    slipped.addAll(last.slipped);
  }

  void clear() {
    met.clear();
    handed.clear();
    implied.clear();
    slipped.clear();
  }

  void hand(Map<String, Integer> told) {
    handed.putAll(told);
  }

  void forgetHanded() {
    handed.clear();
  }

  Map<String, Integer> handed() {
    return handed;
  }

  Map<String, Integer> met() {
    return met;
  }

  /** What was surely shown. */
  Map<String, Integer> shown() {
    Map<String, Integer> shown = new HashMap<>(met);
    shown.keySet().removeAll(implied);
    shown.keySet().removeAll(slipped);
    return shown;
  }

  /** The version before, 0 if there is none. */
  int before(String key, boolean first) {
    return (first ? handed : met).getOrDefault(key, 0);
  }

  boolean isImplied(String key) {
    return implied.contains(key);
  }

  /**
   * It stands as it does without having been shown.
   *
   * @param surely else it may have slipped by
   */
  void imply(SimRecord.Version version, boolean surely) {
    String key = version.of().id;
    if (met.getOrDefault(key, 0) < version.value()) {
      met.put(key, version.value());
      (surely ? implied : slipped).add(key);
    }
  }

  /** Whether nobody can tell what the engine knows of it; after this it is known. */
  boolean hadSlipped(String key) {
    return slipped.remove(key);
  }

  void meet(SimRecord.Version version) {
    implied.remove(version.of().id);
    met.merge(version.of().id, version.value(), Math::max);
  }
}
