package dev.pollen.engine.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must not run at a place: records that were there before its recipe wanted any. */
final class Old {
  private final Map<String, Integer> base = new HashMap<>();
  private final Map<String, List<Integer>> runs = new HashMap<>();
  private boolean everNew;
  private boolean everChanged;
  private boolean known;
  private long from;

  /**
   * @param from what was made before must not count as new
   */
  Old(long from) {
    this.from = from;
  }

  void succeeds(Old last) {
    base.putAll(last.base);
    runs.putAll(last.runs);
    everNew = last.everNew;
    everChanged = last.everChanged;
    known = last.known;
    from = last.from;
  }

  long from() {
    return from;
  }

  /** A stamp of a whole minute may stand for all of it. */
  long from(SimRecord.Version version) {
    boolean minute = Math.floorMod(version.made(), 60_000L) == 0;
    return minute ? from - Math.floorMod(from, 60_000L) : from;
  }

  /** What counts there, by one of the versions of its recipe. */
  void counts(Draft draft) {
    everNew |= draft.fire().counts(true);
    everChanged |= draft.fire().counts(false);
  }

  /** It joins anew. */
  void anew(long newFrom) {
    known = false;
    from = newFrom;
  }

  /**
   * @param sure whether that is what the engine knows, too
   */
  void baselined(Map<String, Integer> there, boolean sure) {
    base.clear();
    base.putAll(there);
    known = sure;
  }

  /** A run was made; in words what is wrong with that. */
  Optional<String> ran(SimRecord.Version version, Style style, boolean again) {
    runs.computeIfAbsent(version.of().id, any -> new ArrayList<>()).add(version.value());
    if (version.of().everGone()) {
      return Optional.empty();
    }
    if (again) {
      return Optional.of("made twice of one version");
    }
    boolean onlyNew = everNew && !everChanged;
    if (onlyNew && runs.get(version.of().id).size() > 1) {
      return Optional.of("made again though the recipe fires for new records only");
    }
    return everNew ? tooOld(version, style, onlyNew) : unchanged(version, style);
  }

  private Optional<String> tooOld(SimRecord.Version version, Style style, boolean onlyNew) {
    boolean wasThere = known && value(version) == version.value();
    boolean old = style.created && version.made() < from(version);
    boolean window = onlyNew && style.windowed;
    return old && (wasThere || window)
        ? Optional.of("made of a record from before the recipe joined")
        : Optional.empty();
  }

  private Optional<String> unchanged(SimRecord.Version version, Style style) {
    boolean mine = style.created && version.made() >= from;
    return !mine && known && version.value() <= value(version)
        ? Optional.of("made of a record that did not change since the recipe joined")
        : Optional.empty();
  }

  private int value(SimRecord.Version version) {
    return base.getOrDefault(version.of().id, 0);
  }
}
