package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on with values that the reply, or its last record, gave. */
final class CursorPager implements Pager {
  private final Paging.Cursor paging;

  CursorPager(Paging.Cursor paging) {
    this.paging = paging;
  }

  @Override
  public Optional<Place> next(Seen seen) {
    Place read = seen.at().read(seen.records().size());
    if (Pager.ended(paging.stop(), seen, Pager.size(paging, seen.inputs()), read.seen())) {
      return Optional.empty();
    }
    return values(seen).map(values -> moved(read, values));
  }

  private static Place moved(Place read, ObjectNode values) {
    if (values.equals(read.with())) {
      throw new Lost(
          "the next cursor is the one just used, " + values + ": the list runs in a circle");
    }
    return read.with(values);
  }

  /** Empty when any part of the cursor is missing: then there is no next page. */
  private Optional<ObjectNode> values(Seen seen) {
    JsonNode from = paging.fromLastRecord() ? last(seen.records()) : seen.reply();
    ObjectNode values = Json.object();
    for (Map.Entry<String, JsonPointer> part : paging.next().entrySet()) {
      JsonNode value = from.at(part.getValue());
      if (value.isMissingNode() && isFull(seen)) {
        expectHolder(from, part.getValue());
      }
      if (!Json.given(value) || (value.isTextual() && value.asText().isEmpty())) {
        return Optional.empty();
      }
      values.set(part.getKey(), value);
    }
    return Optional.of(values);
  }

  private boolean isFull(Seen seen) {
    return Pager.size(paging, seen.inputs())
        .filter(size -> seen.records().size() >= size)
        .isPresent();
  }

  /** A last page may lack its cursor, but not the object that cursors stand in. */
  private static void expectHolder(JsonNode from, JsonPointer cursor) {
    if (from.at(cursor.head()).isMissingNode()) {
      throw new Lost(
          "the page is full and nothing stands at %s, which is to tell where the next page is"
              .formatted(cursor.head()));
    }
  }

  private static JsonNode last(List<JsonNode> records) {
    return records.isEmpty() ? MissingNode.getInstance() : records.get(records.size() - 1);
  }
}
