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
  private static final Expression NOTHING = Expression.compile("nothing");

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
              map.error("", "missing-key", "'%s' is missing".formatted(key));
              return NOTHING;
            });
  }

  private Expression compiled(String key, JsonNode written) {
    if (!RecipeReader.isExpression(written)) {
      map.error(
          "/" + key, "wrong-type", "'%s' must be an expression, written as text".formatted(key));
      return NOTHING;
    }
    try {
      return Expression.compile(bare(written.asText()));
    } catch (IllegalArgumentException e) {
      map.error("/" + key, "expression", e.getMessage());
      return NOTHING;
    }
  }

  /** {@code ${{ x }}} where a bare expression stands means x. */
  private static String bare(String text) {
    String trimmed = text.strip();
    boolean wrapped = trimmed.startsWith("${{") && trimmed.endsWith("}}");
    return wrapped ? trimmed.substring(3, trimmed.length() - 2) : trimmed;
  }

  /** A template; an empty object if the key is missing. */
  Template template(String key) {
    JsonNode written = map.get(key);
    return template(key, written.isMissingNode() ? JsonNodeFactory.instance.objectNode() : written);
  }

  Template template(String key, JsonNode written) {
    try {
      return Template.compile(written);
    } catch (Template.BadHole e) {
      problems.add(Problem.error(yaml.name(), place(key, e), "expression", e.getMessage()));
      return Template.compile(JsonNodeFactory.instance.objectNode());
    }
  }

  private Place place(String key, Template.BadHole hole) {
    return yaml.place(pointer + "/" + key + hole.pointer());
  }
}
