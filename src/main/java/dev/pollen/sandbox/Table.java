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
    get(id).ifPresent(this::unlist);
    rows.put(id, row);
    enlist(row);
    index.put(id, row);
    if (rows.size() > MOST) {
      remove(rows.keySet().iterator().next());
    }
  }

  boolean remove(String id) {
    Optional<ObjectNode> row = get(id);
    row.ifPresent(this::unlist);
    rows.remove(id);
    index.remove(id);
    return row.isPresent();
  }

  /** The ids of all rows now. */
  Set<String> ids() {
    return Set.copyOf(rows.keySet());
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

  private void enlist(ObjectNode row) {
    keys.forEach(
        (key, ids) -> {
          String value = fold(row.path(key).asText());
          if (!value.isEmpty()) {
            ids.computeIfAbsent(value, none -> new LinkedHashSet<>()).add(row.path("id").asText());
          }
        });
  }

  private void unlist(ObjectNode row) {
    keys.forEach(
        (key, ids) ->
            ids.computeIfPresent(
                fold(row.path(key).asText()),
                (value, listed) -> {
                  listed.remove(row.path("id").asText());
                  return listed.isEmpty() ? null : listed;
                }));
  }

  private static String fold(String value) {
    return value.toLowerCase(java.util.Locale.ROOT);
  }
}
