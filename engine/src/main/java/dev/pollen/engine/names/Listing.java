package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a system listed.
 *
 * @param number counts the readings: a listing with a smaller number was begun earlier
 * @param size its length as text, for the bound on what is kept
 */
record Listing(long number, List<JsonNode> records, int size) {
  Listing {
    records = List.copyOf(records);
  }

  static Listing of(long number, List<JsonNode> records) {
    int size = records.stream().mapToInt(record -> record.toString().length()).sum();
    return new Listing(number, records, size + 1);
  }

  /** Which list of which account. */
  record Key(String account, String operation, ObjectNode inputs) {}
}
