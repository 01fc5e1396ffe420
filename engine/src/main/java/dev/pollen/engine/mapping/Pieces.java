package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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
    return pieces.size() == 1 ? new Pattern.Whole(holes.get(0)) : new Pieces(pieces, holes);
  }

  private static void words(List<Object> pieces, String words) {
    if (!words.isEmpty()) {
      pieces.add(words);
    }
  }

  /** The first end after which the inside parses: an object literal may hold braces of its own. */
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
      Texts.fits("a text with '${{'", text.length());
    }
    return JsonNodeFactory.instance.textNode(text.toString());
  }

  private static String words(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    boolean fraction = value.isFloatingPointNumber();
    return fraction
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.isContainerNode() ? value.toString() : value.asText();
  }

  @Override
  public Stream<Template.Hole> holes() {
    return inside.stream();
  }
}
