package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The {@code sort} of a contact search, newest first unless said; equal ones by id. The place of a
 * record in it is what {@code searchAfter} tells: the values sorted by, then the id.
 */
final class ContactOrder implements Comparator<JsonNode> {
  private final List<Key> keys;

  private record Key(String field, boolean descending) {}

  private ContactOrder(List<Key> keys) {
    this.keys = keys;
  }

  static ContactOrder read(JsonNode sort) {
    List<String> problems = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < sort.size(); i++) {
      JsonNode key = sort.get(i);
      String direction = key.path("direction").asText();
      if (!ContactFields.known(key.path("field").asText())) {
        problems.add("sort.%d.field is not a field that can be sorted by".formatted(i));
      }
      if (!List.of("asc", "desc").contains(direction)) {
        problems.add("sort.%d.direction must be asc or desc".formatted(i));
      }
      keys.add(new Key(key.path("field").asText(), "desc".equals(direction)));
    }
    if (!problems.isEmpty()) {
      throw Refusal.unprocessable(problems);
    }
    return new ContactOrder(keys.isEmpty() ? List.of(new Key("dateAdded", true)) : keys);
  }

  ArrayNode place(ObjectNode row) {
    ArrayNode place = Json.array();
    keys.forEach(key -> place.add(ContactFields.sortable(row, key.field())));
    return place.add(row.get("id"));
  }

  /** Refuses a searchAfter that was not told for this order. */
  void check(JsonNode place) {
    if (place.size() != keys.size() + 1) {
      throw Refusal.unprocessable(
          List.of("searchAfter must have %d values for this sort".formatted(keys.size() + 1)));
    }
  }

  /** Compares places. */
  @Override
  public int compare(JsonNode one, JsonNode other) {
    for (int i = 0; i < keys.size(); i++) {
      int order = values(one.get(i), other.get(i), keys.get(i).descending());
      if (order != 0) {
        return order;
      }
    }
    return one.get(keys.size()).asText().compareTo(other.get(keys.size()).asText());
  }

  /** Nothing comes last whichever way the others go. */
  private static int values(JsonNode one, JsonNode other, boolean descending) {
    if (one.isNull() || other.isNull()) {
      return Boolean.compare(one.isNull(), other.isNull());
    }
    int order = ascending(one, other);
    return descending ? -order : order;
  }

  /** Numbers come before texts. */
  private static int ascending(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.isNumber() || other.isNumber()
        ? Boolean.compare(other.isNumber(), one.isNumber())
        : one.asText().compareTo(other.asText());
  }
}
