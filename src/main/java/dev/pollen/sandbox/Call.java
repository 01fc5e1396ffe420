package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request whose shape has been found right.
 *
 * @param badge which token it came with
 * @param origin scheme, host and port as the caller knows them
 * @param holes what stood in the path, by name
 * @param query what stood behind the question mark, typed
 * @param sent the JSON that came with it; an object without fields when nothing did
 */
record Call(
    Badge badge, String origin, Map<String, String> holes, ObjectNode query, JsonNode sent) {
  private static final Set<String> SECRET = Set.of("password", "twilio", "mailgun");

  /** What was sent, where the operation takes an object. */
  ObjectNode body() {
    return (ObjectNode) sent;
  }

  /** What was sent, where the operation takes a list of objects. */
  List<ObjectNode> items() {
    return Json.list(sent).stream().map(ObjectNode.class::cast).toList();
  }

  /** What was sent, without passwords and the like. */
  JsonNode toTell() {
    return sent instanceof ObjectNode object ? object.deepCopy().without(SECRET) : sent;
  }

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
