package dev.pollen.triggers;

/** What new and changed mean, by what a reply holds: the expectations, each with its reason. */
enum Shape {
  /** Records with keys: one whose key was not seen is new; one whose content differs changed. */
  LIST(true, true, true),

  /** The vendor offers nothing that changes such a record: what differs is another record. */
  LIST_OF_UNCHANGING(true, true, false),

  /** Records without keys are known by their content: one that changed is another one, and new. */
  LIST_BY_CONTENT(true, false, false),

  /** Few, since the vendor bounds them (days of a month), and else as a list. */
  SHORT_LIST(false, true, true),

  /** One record, there when the recipe joins: part of the baseline, never new; it may change. */
  OBJECT(false, true, true),

  /** As a list of one: when another record takes the place, its key was not seen: it is new. */
  SUCCEEDED_OBJECT(false, true, true),

  /** One record without a key of its own, an answer or a file: another content is its change. */
  NAMELESS(false, false, true);

  /** Whether hundreds can be made. */
  final boolean many;

  /** Whether a record is known by a key that outlives its changes. */
  final boolean keyed;

  /** Whether something can be changed and is then told as a change. */
  final boolean changes;

  Shape(boolean many, boolean keyed, boolean changes) {
    this.many = many;
    this.keyed = keyed;
    this.changes = changes;
  }
}
