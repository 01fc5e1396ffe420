package dev.pollen.sandbox;

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
        World.table(options, "blogId", "urlSlug"));
  }

  List<Table> tables() {
    return List.of(sites, authors, categories, posts);
  }
}
