package dev.pollen.engine.intake;

/** Told when somebody could leave a feed. */
interface Leaving {
  /** A place is given up. */
  void left(Feed feed, long place);

  /** Nobody reads from it any more. */
  void empty(Feed feed);

  /** The shared feed has read everything: those who read the same alone may know the same now. */
  void read(Feed shared);

  /** Its only recipe has all that its last complete reading brought. */
  void delivered(Feed own, String recipe);
}
