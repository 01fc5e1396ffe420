package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The compiled shape of a template: how values of its holes become JSON. */
sealed interface Pattern permits Pattern.Fixed, Pattern.Whole, Pieces, Members, Items {

  /** The filled JSON; a missing node leaves the place out. */
  JsonNode fill(Function<Expression, JsonNode> values);

  Stream<Template.Hole> holes();

  static Pattern of(JsonNode written, String pointer, Consumer<Template.BadHole> bad) {
    if (written.isTextual() && written.textValue().contains(Pieces.OPEN)) {
      return Pieces.of(written.textValue(), pointer, bad);
    }
    if (written.isObject()) {
      return Members.of(written, pointer, bad);
    }
    return written.isArray() ? Items.of(written, pointer, bad) : new Fixed(written);
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
}
