package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of one kind in memory, by {@code id}, in the order they were added; and the search index
 * that trails them. A row is never changed in place: change a copy and {@link #put} it.
 *
 * <p>Holds at most {@link #MOST} rows; then the oldest goes.
 */
final class Table {
  static final int MOST = 200_000;
  private static final ObjectNode NONE = Json.object();
  private static final String NOWHERE = "";

  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();
  private final Map<String, Map<String, Set<String>>> keys = new HashMap<>();
  private final SearchIndex index;

  /**
   * @param keys the fields by which rows are found fast
   */
  Table(InstantSource clock, Duration lag, String... keys) {
    this.index = new SearchIndex(clock, lag);
    for (String key : keys) {
      this.keys.put(key, new HashMap<>());
    }
  }

  Optional<ObjectNode> get(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  void put(ObjectNode row) {
    String id = row.path("id").asText();
    ObjectNode old = get(id).orElse(NONE);
    rows.put(id, row);
    keys.forEach((key, ids) -> relist(ids, id, value(old, key), value(row, key)));
    index.put(id, row);
    if (rows.size() > MOST) {
      remove(rows.keySet().iterator().next());
    }
  }

  boolean remove(String id) {
    Optional<ObjectNode> row = get(id);
    row.ifPresent(old -> keys.forEach((key, ids) -> relist(ids, id, value(old, key), NOWHERE)));
    rows.remove(id);
    index.remove(id);
    return row.isPresent();
  }

  /** The ids of all rows now. */
  Set<String> ids() {
    return Set.copyOf(rows.keySet());
  }

  /** All rows as they are now, oldest first. */
  List<ObjectNode> rows() {
    return List.copyOf(rows.values());
  }

  int size() {
    return rows.size();
  }

  /** The row at a place in the order of adding. */
  Optional<ObjectNode> at(int place) {
    return rows.values().stream().skip(place).findFirst();
  }

  /** The rows as they are now whose {@code key} has this value, oldest first. */
  List<ObjectNode> where(String key, String value) {
    return keys.get(key).getOrDefault(fold(value), Set.of()).stream().map(rows::get).toList();
  }

  SearchIndex index() {
    return index;
  }

  /** Where the value stays the same, the row keeps its place. */
  private static void relist(Map<String, Set<String>> ids, String id, String old, String now) {
    if (old.equals(now)) {
      return;
    }
    ids.computeIfPresent(
        old,
        (value, listed) -> {
          listed.remove(id);
          return listed.isEmpty() ? null : listed;
        });
    if (!now.equals(NOWHERE)) {
      ids.computeIfAbsent(now, none -> new LinkedHashSet<>()).add(id);
    }
  }

  private static String value(ObjectNode row, String key) {
    return fold(row.path(key).asText());
  }

  private static String fold(String value) {
    return value.toLowerCase(java.util.Locale.ROOT);
  }
}
