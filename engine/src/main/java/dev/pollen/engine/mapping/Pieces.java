package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Text with holes: each piece is words or a hole. */
record Pieces(List<Object> pieces, List<Template.Hole> inside) implements Pattern {
  static final String OPEN = "${{";

  static Pattern of(String text, String pointer, Consumer<Template.BadHole> bad) {
    return new PiecesReader(text, pointer, bad).read();
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
