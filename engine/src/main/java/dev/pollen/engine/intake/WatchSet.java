package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeSet;

/**
 * Fields that together count as one change. Its name is the fields in order, so that two recipes
 * that watch the same share it.
 */
record WatchSet(String name, List<JsonPointer> fields) {
  /** The name of "anything at all" among the differing sets of a log entry. */
  static final String ANYTHING = "*";

  WatchSet {
    fields = List.copyOf(fields);
  }

  /** From field names ({@code tags}), paths ({@code address.city}) or JSON pointers. */
  static WatchSet of(List<String> written) {
    TreeSet<String> sorted = new TreeSet<>(written);
    return new WatchSet(String.join(",", sorted), sorted.stream().map(WatchSet::pointer).toList());
  }

  /** The set of this name. */
  static WatchSet named(String name) {
    return of(List.of(name.split(",", -1)));
  }

  private static JsonPointer pointer(String field) {
    return field.startsWith("/")
        ? JsonPointer.compile(field)
        : JsonPointer.compile("/" + field.replace("~", "~0").replace("/", "~1").replace('.', '/'));
  }

  static List<String> names(List<WatchSet> sets) {
    return sets.isEmpty() ? List.of() : sets.stream().map(WatchSet::name).toList();
  }

  /** Tells columns of a stored bucket apart. */
  int tag() {
    return (int) Mix.text(name, 0);
  }

  long hash(JsonNode record) {
    long hash = 0;
    for (JsonPointer field : fields) {
      hash = Mix.two(hash, ContentHash.of(record.at(field), Ignored.NOTHING));
    }
    return hash == 0 ? 1 : hash;
  }
}
