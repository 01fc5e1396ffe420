package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** One page of a list that is read by how many records to leave out and how many to show. */
record Window(int skip, int limit) {
  /**
   * @param given a query or a body; numbers may be texts there
   * @param skip the name under which it says how many to leave out
   * @param usual how many are shown when it does not say
   */
  static Window of(ObjectNode given, String skip, int usual) {
    return new Window(count(given, skip, 0), count(given, "limit", usual));
  }

  private static int count(ObjectNode given, String name, int usual) {
    return Math.max(0, given.path(name).asInt(usual));
  }

  ArrayNode of(Collection<ObjectNode> rows, UnaryOperator<ObjectNode> shown) {
    return Json.array(rows.stream().skip(skip).limit(limit).map(shown).toList());
  }
}
