package dev.pollen.engine.sim;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a record that was shown must run.
 *
 * @param doubtful what the recipe may have met before the last edits without being told of it
 * @param joined from when on records count
 * @param asked the same as the recipe asked for it
 */
record Duty(
    Draft draft, Known known, Old old, Set<String> doubtful, long joined, Optional<Instant> asked) {

  Optional<Owed> owing(SimRecord.Version version, boolean first) {
    String key = version.of().id;
    int before = known.before(key, first);
    if (before == 0 && first && doubtful.contains(key) && version.made() < joined + Place.MARGIN) {
      return Optional.empty();
    }
    if (before == 0) {
      String why = first ? "new in the baseline" : "new";
      return counts(version, first) ? Optional.of(owed(version, 0, why)) : Optional.empty();
    }
    if (known.isImplied(key) && draft.style().created) {
      return version.value() > before && changedOld(version)
          ? Optional.of(owed(version, before, "changed, and never seen before"))
          : Optional.empty();
    }
    return version.value() > before && differs(version, before)
        ? Optional.of(owed(version, before, "changed"))
        : Optional.empty();
  }

  private static Owed owed(SimRecord.Version version, int before, String why) {
    return new Owed(version.of(), before, version.value(), why);
  }

  private boolean differs(SimRecord.Version version, int before) {
    SimRecord.Version old = version.of().version(before);
    boolean watched = !draft.watched() || old == null || old.a() != version.a();
    return draft.fire().counts(false) && watched && !version.of().everGone();
  }

  private boolean counts(SimRecord.Version version, boolean first) {
    Style style = draft.style();
    boolean fresh = version.made() >= since() + Place.MARGIN;
    if (version.of().everGone()) {
      return false;
    }
    if (style.created && (first || style.windowed)) {
      return fresh ? draft.fire().counts(true) : !first && changedOld(version);
    }
    boolean all = asked.filter(Instant.EPOCH::equals).isPresent();
    return (!first || all) && draft.fire().counts(true);
  }

  private long since() {
    return asked.map(Instant::toEpochMilli).orElse(joined);
  }

  private boolean changedOld(SimRecord.Version version) {
    boolean before = version.made() < old.from(version);
    boolean changed = version.changed() >= since() + Place.MARGIN;
    return before && changed && draft.fire().counts(false) && !draft.watched();
  }
}
