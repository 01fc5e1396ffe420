package dev.pollen.engine.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which recipes surely make no runs: the engine has taken up that they are disabled or gone. */
final class Absent {
  private final Set<String> mayRun = new HashSet<>();
  private final Set<String> disabled = new HashSet<>();
  private Map<String, Draft> newest = Map.of();

  /** About to be taken up; those that are enabled again, of which a place may skip what came. */
  List<String> applying(Map<String, Draft> wanted) {
    newest = wanted;
    for (Draft draft : wanted.values()) {
      (draft.enabled() ? mayRun : disabled).add(draft.id());
    }
    return disabled.stream().filter(id -> isOn(wanted.get(id))).toList();
  }

  /**
   * Taken up.
   *
   * @param refused those that stay as they were
   */
  void applied(Map<String, Draft> wanted, Set<String> refused) {
    if (wanted == newest) {
      mayRun.removeIf(id -> !refused.contains(id) && !isOn(wanted.get(id)));
      disabled.removeIf(id -> !refused.contains(id) && isOn(wanted.get(id)));
    }
  }

  private static boolean isOn(Draft draft) {
    return draft != null && draft.enabled();
  }

  /** Whether it is disabled, or was until the edit that is on its way. */
  boolean wasDisabled(String recipe) {
    return disabled.contains(recipe);
  }

  boolean mayRun(String recipe) {
    return mayRun.contains(recipe);
  }
}
