package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** An object. */
record Members(Map<String, Pattern> members) implements Pattern {
  static Pattern of(JsonNode written, String pointer, Consumer<Template.BadHole> bad) {
    Map<String, Pattern> members = new LinkedHashMap<>();
    written
        .properties()
        .forEach(
            one ->
                members.put(
                    one.getKey(), Pattern.of(one.getValue(), child(pointer, one.getKey()), bad)));
    boolean fixed = members.values().stream().allMatch(Pattern.Fixed.class::isInstance);
    return fixed ? new Pattern.Fixed(written) : new Members(members);
  }

  private static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public JsonNode fill(Function<Expression, JsonNode> values) {
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    members.forEach((name, member) -> put(filled, name, member.fill(values)));
    return filled;
  }

  private static void put(ObjectNode filled, String name, JsonNode value) {
    Optional.of(value)
        .filter(present -> !present.isMissingNode())
        .ifPresent(v -> filled.set(name, v));
  }

  @Override
  public Stream<Template.Hole> holes() {
    return members.values().stream().flatMap(Pattern::holes);
  }
}
