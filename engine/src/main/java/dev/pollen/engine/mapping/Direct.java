package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plain part of JSONata, without its machinery: paths of names, texts, and their concatenation
 * with {@code &}.
 *
 * <p>Gives what JSONata gives, or nothing where the data has a list on the way (JSONata's mapping
 * and flattening is its own business): then the whole expression is evaluated by it.
 */
final class Direct {
  private final List<Part> parts;

  private Direct(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Empty when the expression is more than plain. */
  static Optional<Direct> parse(String text) {
    DirectReader reader = new DirectReader(text);
    List<Part> parts = new ArrayList<>();
    do {
      Optional<Part> part = reader.part();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    } while (reader.ampersand());
    return reader.atEnd() ? Optional.of(new Direct(parts)) : Optional.empty();
  }

  Set<String> roots() {
    Set<String> roots = new TreeSet<>();
    parts.forEach(part -> part.root().ifPresent(roots::add));
    return roots;
  }

  /** The value, missing when undefined; empty when only JSONata can tell. */
  Optional<JsonNode> evaluate(Map<String, JsonNode> roots) {
    return parts.size() == 1 ? parts.get(0).value(roots) : joined(roots);
  }

  private Optional<JsonNode> joined(Map<String, JsonNode> roots) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      Optional<JsonNode> value = part.value(roots);
      if (value.filter(Direct::isPlain).isEmpty()) {
        return Optional.empty();
      }
      text.append(value.get().isNull() ? "null" : value.get().asText(""));
      if (text.length() > Bounds.TEXT) {
        return Optional.empty();
      }
    }
    return Optional.of(JsonNodeFactory.instance.textNode(text.toString()));
  }

  /** What both write alike. */
  private static boolean isPlain(JsonNode value) {
    return !value.isContainerNode() && !value.isFloatingPointNumber();
  }

  /** One operand. */
  sealed interface Part {
    Optional<String> root();

    Optional<JsonNode> value(Map<String, JsonNode> roots);
  }

  /** A text as it stands. */
  record Literal(JsonNode value) implements Part {
    @Override
    public Optional<String> root() {
      return Optional.empty();
    }

    @Override
    public Optional<JsonNode> value(Map<String, JsonNode> roots) {
      return Optional.of(value);
    }
  }

  /** A root and the names below it. */
  record Path(List<String> names) implements Part {
    @Override
    public Optional<String> root() {
      return Optional.of(names.get(0));
    }

    @Override
    public Optional<JsonNode> value(Map<String, JsonNode> roots) {
      JsonNode node = roots.getOrDefault(names.get(0), MissingNode.getInstance());
      for (int i = 1; i < names.size(); i++) {
        if (node.isArray()) {
          return Optional.empty();
        }
        node = node.path(names.get(i));
      }
      return node.isArray() && node.size() < 2 ? Optional.empty() : Optional.of(node);
    }
  }
}
