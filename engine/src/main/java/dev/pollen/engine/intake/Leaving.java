package dev.pollen.engine.intake;

/** Told when nobody reads from a feed any more. */
@FunctionalInterface
interface Leaving {
  void empty(Feed feed);
}
