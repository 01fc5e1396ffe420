package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A request whose shape has been found right.
 *
 * @param origin scheme, host and port as the caller knows them
 * @param holes what stood in the path, by name
 * @param query what stood behind the question mark, typed
 */
record Call(String origin, Map<String, String> holes, ObjectNode query, ObjectNode body) {
  /** What stood in the path. */
  String hole(String name) {
    return holes.get(name);
  }

  /** A text of the query; empty when it was not given. */
  String text(String name) {
    return query.path(name).asText("");
  }

  boolean has(String name) {
    return !text(name).isEmpty();
  }
}
