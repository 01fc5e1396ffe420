package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One page of a list that is read by page number, or after the record that {@code startAfter}
 * (milliseconds) and {@code startAfterId} name.
 *
 * @param total how many records the whole list has
 * @param meta where the next page is
 */
record Slice(List<ObjectNode> rows, int total, ObjectNode meta) {
  private static final int USUAL = 20;

  /**
   * How a list is read on.
   *
   * @param path of the list, for the address of the next page
   * @param stamp the field that startAfter means
   * @param numbered whether it takes a page number too
   */
  record Way(String path, String stamp, boolean numbered) {}

  static Slice of(Collection<ObjectNode> all, Comparator<ObjectNode> order, Call call, Way way) {
    if (call.has("startAfter") != call.has("startAfterId")) {
      throw Refusal.unprocessable(List.of("startAfter and startAfterId must come together"));
    }
    int limit = call.query().path("limit").asInt(USUAL);
    int page = call.query().path("page").asInt(1);
    List<ObjectNode> sorted = all.stream().sorted(order).toList();
    List<ObjectNode> rest = rest(sorted, order, call, way.stamp(), (page - 1L) * limit);
    List<ObjectNode> rows = rest.stream().limit(limit).toList();
    ObjectNode meta = Json.object().put("total", all.size());
    if (rows.size() < rest.size()) {
      meta.put("nextPageUrl", call.origin() + way.path() + "?" + next(call, rows, way, page));
    }
    place(meta, rows, way.stamp());
    meta.put("currentPage", page);
    meta.put("nextPage", rows.size() < rest.size() ? Integer.valueOf(page + 1) : null);
    meta.put("prevPage", page > 1 ? Integer.valueOf(page - 1) : null);
    return new Slice(rows, all.size(), meta);
  }

  private static List<ObjectNode> rest(
      List<ObjectNode> sorted, Comparator<ObjectNode> order, Call call, String stamp, long skip) {
    if (!call.has("startAfterId")) {
      return sorted.stream().skip(skip).toList();
    }
    ObjectNode last = last(sorted, call, stamp);
    return sorted.stream().filter(row -> order.compare(row, last) > 0).toList();
  }

  /** The record named; made up from its place when it is not there any more. */
  private static ObjectNode last(List<ObjectNode> sorted, Call call, String stamp) {
    String id = call.text("startAfterId");
    Instant then = Instant.ofEpochMilli(call.query().path("startAfter").asLong());
    return sorted.stream()
        .filter(row -> row.path("id").asText().equals(id))
        .findFirst()
        .orElseGet(() -> Json.object().put("id", id).put(stamp, Stamps.iso(then)));
  }

  private static void place(ObjectNode meta, List<ObjectNode> rows, String stamp) {
    if (!rows.isEmpty()) {
      ObjectNode last = rows.get(rows.size() - 1);
      meta.set("startAfterId", last.get("id"));
      meta.put("startAfter", Stamps.millis(last.path(stamp).asText()));
    }
  }

  private static String next(Call call, List<ObjectNode> rows, Way way, int page) {
    ObjectNode query = call.query().deepCopy();
    place(query, rows, way.stamp());
    if (way.numbered()) {
      query.put("page", page + 1);
    }
    return query.properties().stream().map(Slice::pair).collect(Collectors.joining("&"));
  }

  private static String pair(Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry) {
    return entry.getKey()
        + "="
        + URLEncoder.encode(entry.getValue().asText(), StandardCharsets.UTF_8);
  }

  ObjectNode reply(String name, List<ObjectNode> shown) {
    return Json.object().set(name, Json.array(shown));
  }
}
