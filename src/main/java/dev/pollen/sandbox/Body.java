package dev.pollen.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON that an operation takes.
 *
 * @param shape of the object, or of each object in the list
 * @param list whether it is a list of such objects
 */
record Body(Shape shape, boolean list) {
  /** What was sent; nothing at all counts as an object without fields. */
  JsonNode read(Buffer bytes) {
    JsonNode sent = bytes.length() == 0 ? Json.object() : parsed(bytes);
    if (sent.getNodeType() != (list ? JsonNodeType.ARRAY : JsonNodeType.OBJECT)) {
      throw Refusal.badRequest(
          list ? "Validation failed (parsable array expected)" : "The body must be a JSON object.");
    }
    return sent;
  }

  private static JsonNode parsed(Buffer bytes) {
    try {
      return Json.parse(bytes);
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("The body is not valid JSON: " + e.getOriginalMessage());
    }
  }

  /** Everything that is wrong with what was sent. */
  List<String> problems(JsonNode sent) {
    return list ? problemsOfEach(sent) : shape.problems(sent);
  }

  private List<String> problemsOfEach(JsonNode items) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String before = "[%d] ".formatted(i);
      if (items.get(i).isObject()) {
        shape.problems(items.get(i)).forEach(problem -> problems.add(before + problem));
      } else {
        problems.add(before + "must be an object");
      }
    }
    return problems;
  }
}
