package dev.pollen.engine.intake;

import java.util.Set;

/**
 * What the seen-set says about a candidate.
 *
 * @param differing names of the watch sets in which it differs, {@link WatchSet#ANYTHING} among
 *     them if its content does
 */
record Sight(Kind kind, Set<String> differing) {
  static final Sight NEW = new Sight(Kind.NEW, Set.of());
  static final Sight KNOWN = new Sight(Kind.KNOWN, Set.of());

  static Sight changed(Set<String> differing) {
    return differing.isEmpty() ? KNOWN : new Sight(Kind.CHANGED, Set.copyOf(differing));
  }

  boolean isNew() {
    return kind == Kind.NEW;
  }

  boolean isKnown() {
    return kind == Kind.KNOWN;
  }

  /** The closed list of answers; an older version than the remembered one is known. */
  enum Kind {
    NEW,
    CHANGED,
    KNOWN
  }
}
