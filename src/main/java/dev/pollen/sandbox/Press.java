package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The blogs of the location and what stands in them.
 *
 * @param sites the blogs themselves
 */
record Press(Table sites, Table authors, Table categories, Table posts) {
  static Press empty(SandboxOptions options) {
    return new Press(
        World.table(options),
        World.table(options),
        World.table(options),
        World.table(options, "urlSlug"));
  }

  /** A row with its id under the name that it has here. */
  static ObjectNode shown(View view, ObjectNode row) {
    ObjectNode shown = Json.object().set("_id", row.get("id"));
    return shown.setAll(view.of(row));
  }

  List<Table> tables() {
    return List.of(sites, authors, categories, posts);
  }
}
