package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a step changes nothing. Mostly its operation says so; a request of any kind ({@code
 * http.request}) says it by the {@code effect} or the method that the recipe writes.
 */
final class Reads {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String HOLE = "${{";

  private Reads() {}

  /**
   * What an expression will give is not known here: it passes, and the connection refuses it when
   * it turns out to write.
   */
  static boolean surely(OperationSpec spec, JsonNode with) {
    Optional<String> from =
        spec instanceof ActionSpec action ? action.effectFrom() : Optional.empty();
    return from.map(input -> reads(spec, with, input)).orElse(spec.effect() == Effect.READ);
  }

  private static boolean reads(OperationSpec spec, JsonNode with, String effect) {
    String said = written(spec, with, effect).orElse("");
    String method = written(spec, with, "method").orElse("");
    return said.isEmpty()
        ? METHODS.contains(method) || method.contains(HOLE)
        : said.contains(HOLE) || said.equals(Effect.READ.word());
  }

  /** As the recipe writes it, else by default. */
  private static Optional<String> written(OperationSpec spec, JsonNode with, String input) {
    Optional<JsonNode> usual =
        spec.inputs().stream()
            .filter(field -> field.name().equals(input))
            .findFirst()
            .flatMap(Field::defaultValue);
    return Optional.of(with.path(input))
        .filter(JsonNode::isTextual)
        .or(() -> usual)
        .map(JsonNode::asText);
  }
}
