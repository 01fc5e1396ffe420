package dev.pollen.engine.sim;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.RecordShape;
import java.util.List;
import java.util.Locale;

/** How an operation of the simulated system shows its records, and what it tells of their age. */
enum Style {
  /** The whole list, each record with both stamps. */
  LIST(true, true, false, false),
  /** The whole list, without any stamp. */
  BARE(false, false, false, false),
  /** Only what changed since an instant. */
  WINDOW(true, true, true, false),
  /** Only what changed since an instant, oldest change first. */
  ASCENDING(true, true, true, true),
  /** Only what changed since an instant; when a record was made nobody tells. */
  STAMPED(false, true, true, false);

  final boolean created;
  final boolean changed;
  final boolean windowed;
  final boolean ascending;

  Style(boolean created, boolean changed, boolean windowed, boolean ascending) {
    this.created = created;
    this.changed = changed;
    this.windowed = windowed;
    this.ascending = ascending;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The style that an operation such as {@code sim.list} has. */
  static Style of(String operation) {
    return valueOf(operation.substring(operation.indexOf('.') + 1).toUpperCase(Locale.ROOT));
  }

  RecordShape shape() {
    return new RecordShape(
        RecordShape.Form.LIST,
        List.of(),
        List.of(JsonPointer.compile("/id")),
        pointers(created, "/created"),
        pointers(changed, "/changed"),
        List.of());
  }

  private static List<JsonPointer> pointers(boolean there, String pointer) {
    return there ? List.of(JsonPointer.compile(pointer)) : List.of();
  }
}
