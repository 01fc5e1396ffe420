package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Trigger.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a poll stands inside a list, as it is kept in a {@link Cursor}.
 *
 * @param with inputs laid over the recipe's own for the next request
 * @param link the next page's address instead, where the system gives one
 * @param pages how many pages were read
 * @param seen how many records the list had up to here
 * @param last what the last record of the page before was, for lists that may shift; else empty
 * @param back how often a page was read again because the list had shifted
 * @param mark an earlier page, to notice a list that runs in a circle
 */
record Place(
    ObjectNode with,
    Optional<String> link,
    int pages,
    long seen,
    String last,
    int back,
    String mark) {

  static final Place START = new Place(Json.object(), Optional.empty(), 0, 0, "", 0, "");

  static Place of(Cursor cursor) {
    JsonNode node = Json.read(cursor.place().getBytes(StandardCharsets.UTF_8));
    if (!(node.path("with") instanceof ObjectNode with)) {
      throw new IllegalArgumentException("not a place of this connector: the poll starts anew");
    }
    return new Place(
        with,
        Optional.ofNullable(node.path("link").textValue()),
        node.path("pages").asInt(),
        node.path("seen").asLong(),
        node.path("last").asText(),
        node.path("back").asInt(),
        node.path("mark").asText());
  }

  Cursor cursor() {
    ObjectNode node = Json.object();
    node.set("with", with);
    link.ifPresent(address -> node.put("link", address));
    node.put("pages", pages).put("seen", seen).put("last", last).put("back", back);
    node.put("mark", mark);
    return new Cursor(new String(Json.write(node), StandardCharsets.UTF_8));
  }

  Place with(ObjectNode inputs) {
    return new Place(inputs, link, pages, seen, last, back, mark);
  }

  Place link(String address) {
    return new Place(with, Optional.of(address), pages, seen, last, back, mark);
  }

  /** Nothing read, with the list beginning only after so many records. */
  Place from(long records) {
    return new Place(with, link, pages, records, last, back, mark);
  }

  /** One page on. */
  Place read(int records) {
    return new Place(with, link, pages + 1, seen + records, last, back, mark);
  }

  Place last(String record) {
    return new Place(with, link, pages, seen, record, back, mark);
  }

  /** Some records back; what was read before may come again, so the mark is dropped. */
  Place back(long records) {
    return new Place(with, link, pages, records, "", back + 1, "");
  }

  Place mark(String page) {
    return new Place(with, link, pages, seen, last, back, page);
  }
}
