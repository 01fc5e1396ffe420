package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the expressions and templates of one mapping; what does not parse is a problem at its
 * place.
 */
final class Expressions {
  private static final String OPEN = "${{";
  private static final Expression NOTHING = Expression.compile("null");

  private final YamlMap map;
  private final List<Problem> problems;
  private final YamlFile yaml;
  private final String pointer;

  Expressions(YamlMap map, List<Problem> problems, YamlFile yaml, String pointer) {
    this.map = map;
    this.problems = problems;
    this.yaml = yaml;
    this.pointer = pointer;
  }

  Optional<Expression> optional(String key) {
    JsonNode written = map.get(key);
    return written.isMissingNode() ? Optional.empty() : Optional.of(compiled(key, written));
  }

  Expression needed(String key) {
    return optional(key)
        .orElseGet(
            () -> {
              map.error("", "missing-key", "'%s' is missing (add '%s: …')".formatted(key, key));
              return NOTHING;
            });
  }

  private Expression compiled(String key, JsonNode written) {
    if (!isExpression(written)) {
      map.error(
          "/" + key,
          "wrong-type",
          "'%s' must be an expression, such as record.email".formatted(key));
      return NOTHING;
    }
    try {
      return Expression.compile(bare(key, written.asText()));
    } catch (IllegalArgumentException e) {
      map.error("/" + key, "expression", e.getMessage());
      return NOTHING;
    }
  }

  /** Text, or a plain true, false or number. */
  private static boolean isExpression(JsonNode node) {
    return node.isTextual() || node.isBoolean() || node.isNumber();
  }

  /** {@code ${{ x }}} where a bare expression stands means x. */
  private static String bare(String key, String text) {
    String trimmed = text.strip();
    boolean wrapped = trimmed.startsWith(OPEN) && trimmed.endsWith("}}");
    String bare = wrapped ? trimmed.substring(OPEN.length(), trimmed.length() - 2) : trimmed;
    if (bare.contains(OPEN)) {
      throw new IllegalArgumentException(
          "'%s' is one expression: leave out '${{' and '}}', and join texts with &".formatted(key));
    }
    return bare;
  }

  /** A template; an empty object if the key is missing. */
  Template template(String key) {
    JsonNode written = map.get(key);
    return template(key, written.isMissingNode() ? JsonNodeFactory.instance.objectNode() : written);
  }

  Template template(String key, JsonNode written) {
    return Template.compile(written, bad -> problems.add(problem(key, bad)));
  }

  private Problem problem(String key, Template.BadHole bad) {
    Place place = yaml.place(Pointers.child(pointer, key) + bad.pointer());
    return Problem.error(yaml.name(), place, "expression", bad.getMessage());
  }
}
