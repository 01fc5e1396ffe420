package dev.pollen.engine.intake;

/** Told when somebody could leave a feed. */
interface Leaving {
  /** Nobody reads from it any more. */
  void empty(Feed feed);

  /** Its only recipe has all that its last complete reading brought. */
  void delivered(Feed own, String recipe);
}
