package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The compiled shape of a template: how values of its holes become JSON. */
sealed interface Pattern {

  /** The filled JSON; a missing node leaves the place out. */
  JsonNode fill(Function<Expression, JsonNode> values);

  Stream<Template.Hole> holes();

  static Pattern of(JsonNode written, String pointer) {
    if (written.isTextual() && written.textValue().contains(Pieces.OPEN)) {
      return Pieces.of(written.textValue(), pointer);
    }
    if (written.isObject()) {
      return Members.of(written, pointer);
    }
    return written.isArray() ? Items.of(written, pointer) : new Fixed(written);
  }

  /** No hole inside: shared, never copied. */
  record Fixed(JsonNode value) implements Pattern {
    @Override
    public JsonNode fill(Function<Expression, JsonNode> values) {
      return value;
    }

    @Override
    public Stream<Template.Hole> holes() {
      return Stream.empty();
    }
  }

  /** A text that is one hole. */
  record Whole(Template.Hole hole) implements Pattern {
    @Override
    public JsonNode fill(Function<Expression, JsonNode> values) {
      return values.apply(hole.expression());
    }

    @Override
    public Stream<Template.Hole> holes() {
      return Stream.of(hole);
    }
  }

  /** Text with holes: each piece is words or a hole. */
  record Pieces(List<Object> pieces, List<Template.Hole> inside) implements Pattern {
    static final String OPEN = "${{";
    private static final String CLOSE = "}}";

    static Pattern of(String text, String pointer) {
      List<Object> pieces = new ArrayList<>();
      List<Template.Hole> holes = new ArrayList<>();
      int from = 0;
      for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
        int close = close(text, open, pointer);
        words(pieces, text.substring(from, open));
        Template.Hole hole = hole(text.substring(open + OPEN.length(), close), pointer);
        pieces.add(hole);
        holes.add(hole);
        from = close + CLOSE.length();
      }
      words(pieces, text.substring(from));
      return pieces.size() == 1 ? new Whole(holes.get(0)) : new Pieces(pieces, holes);
    }

    private static void words(List<Object> pieces, String words) {
      if (!words.isEmpty()) {
        pieces.add(words);
      }
    }

    /**
     * The first end after which the inside parses: an object literal may hold braces of its own.
     */
    private static int close(String text, int open, String pointer) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        throw new Template.BadHole(pointer, "'${{' is never closed: add '}}'", null);
      }
      int candidate = close;
      while (candidate >= 0 && !parses(text.substring(open + OPEN.length(), candidate))) {
        candidate = text.indexOf(CLOSE, candidate + 1);
      }
      return candidate < 0 ? close : candidate;
    }

    private static boolean parses(String inside) {
      try {
        Expression.compile(inside);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private static Template.Hole hole(String inside, String pointer) {
      try {
        return new Template.Hole(pointer, Expression.compile(inside));
      } catch (IllegalArgumentException e) {
        throw new Template.BadHole(pointer, e.getMessage(), e);
      }
    }

    @Override
    public JsonNode fill(Function<Expression, JsonNode> values) {
      StringBuilder text = new StringBuilder();
      for (Object piece : pieces) {
        text.append(
            piece instanceof Template.Hole hole ? words(values.apply(hole.expression())) : piece);
      }
      return JsonNodeFactory.instance.textNode(text.toString());
    }

    private static String words(JsonNode value) {
      boolean empty = value.isMissingNode() || value.isNull();
      return empty ? "" : value.isContainerNode() ? value.toString() : value.asText();
    }

    @Override
    public Stream<Template.Hole> holes() {
      return inside.stream();
    }
  }

  /** An object. */
  record Members(Map<String, Pattern> members) implements Pattern {
    static Pattern of(JsonNode written, String pointer) {
      Map<String, Pattern> members = new LinkedHashMap<>();
      written
          .properties()
          .forEach(
              one ->
                  members.put(
                      one.getKey(), Pattern.of(one.getValue(), child(pointer, one.getKey()))));
      boolean fixed = members.values().stream().allMatch(Fixed.class::isInstance);
      return fixed ? new Fixed(written) : new Members(members);
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

  /** A list; an undefined item is left out. */
  record Items(List<Pattern> items) implements Pattern {
    static Pattern of(JsonNode written, String pointer) {
      List<Pattern> items = new ArrayList<>();
      for (int i = 0; i < written.size(); i++) {
        items.add(Pattern.of(written.get(i), pointer + "/" + i));
      }
      boolean fixed = items.stream().allMatch(Fixed.class::isInstance);
      return fixed ? new Fixed(written) : new Items(items);
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
}
