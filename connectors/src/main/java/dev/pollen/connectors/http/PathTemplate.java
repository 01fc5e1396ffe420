package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.spi.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * A path with holes, taken apart once: {@code /contacts/{contactId}/tags}.
 *
 * <p>A value is always one segment. An empty one, {@code .} and {@code ..} are refused, for they
 * would address another resource: a delete of "nothing" must not become a delete of the list.
 */
final class PathTemplate {
  private final List<String> literals = new ArrayList<>();
  private final List<String> holes = new ArrayList<>();

  PathTemplate(String prefix, String template) {
    String rest = template;
    String before = prefix;
    for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
      int close = rest.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("path " + template + ": a '{' without its '}'");
      }
      literals.add(before + rest.substring(0, open));
      holes.add(rest.substring(open + 1, close));
      rest = rest.substring(close + 1);
      before = "";
    }
    literals.add(before + rest);
  }

  void write(StringBuilder out, JsonNode inputs, String operation) {
    out.append(literals.get(0));
    for (int i = 0; i < holes.size(); i++) {
      Escape.into(out, segment(inputs, holes.get(i), operation));
      out.append(literals.get(i + 1));
    }
  }

  private static String segment(JsonNode inputs, String name, String operation) {
    JsonNode value = inputs.path(name);
    String text = value.isValueNode() && Json.given(value) ? Json.text(value) : "";
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw Fault.of(
          Fault.Kind.REFUSED,
          "%s: input %s is %s; it is part of the address and must be one name or number"
              .formatted(
                  operation, name, Json.given(value) ? "'" + value.asText() + "'" : "empty"));
    }
    return text;
  }
}
