package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A list; an undefined item is left out. */
record Items(List<Pattern> items) implements Pattern {
  static Pattern of(JsonNode written, String pointer, Consumer<Template.BadHole> bad) {
    List<Pattern> items = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      items.add(Pattern.of(written.get(i), pointer + "/" + i, bad));
    }
    boolean fixed = items.stream().allMatch(Pattern.Fixed.class::isInstance);
    return fixed ? new Pattern.Fixed(written) : new Items(items);
  }

  @Override
  public JsonNode fill(Function<Expression, JsonNode> values) {
    ArrayNode filled = JsonNodeFactory.instance.arrayNode();
    items.stream()
        .map(item -> item.fill(values))
        .filter(v -> !v.isMissingNode())
        .forEach(filled::add);
    return filled;
  }

  @Override
  public Stream<Template.Hole> holes() {
    return items.stream().flatMap(Pattern::holes);
  }
}
