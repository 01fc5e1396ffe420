package dev.pollen.engine.intake;

import dev.pollen.catalog.RecordShape;

/** A shape as the journal keeps it, to notice that a catalog file changed under a feed. */
final class ShapeText {
  private ShapeText() {}

  static String of(RecordShape shape) {
    return "identity="
        + shape.identity()
        + "; created="
        + shape.created()
        + "; changed="
        + shape.changed()
        + "; ignore="
        + shape.ignore();
  }

  /** Whether two name records alike, so that remembered keys still mean the same records. */
  static boolean sameIdentity(String one, String other) {
    return identity(one).equals(identity(other));
  }

  private static String identity(String text) {
    int end = text.indexOf(';');
    return end < 0 ? text : text.substring(0, end);
  }
}
