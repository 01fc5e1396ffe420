package dev.pollen.engine.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Template;
import java.util.List;
import java.util.Optional;

/** Reads a trigger's {@code of}: what brings the parents, by name alone or with more words. */
final class OfReader {
  static final String AT = "/trigger/of";
  private static final String KEY = "of";

  private final YamlFile yaml;
  private final List<Problem> problems;

  OfReader(YamlFile yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.problems = problems;
  }

  Optional<Recipe.Of> read(YamlMap trigger) {
    JsonNode written = trigger.get(KEY);
    if (written.isMissingNode()) {
      return Optional.empty();
    }
    if (written.isTextual()) {
      Template none = Template.compile(JsonNodeFactory.instance.objectNode());
      return Optional.of(
          new Recipe.Of(written.textValue(), none, Optional.empty(), Optional.empty()));
    }
    return written.isObject() ? trigger.inner(KEY).map(this::whole) : wrong(trigger);
  }

  private static Optional<Recipe.Of> wrong(YamlMap trigger) {
    trigger.error(
        "/" + KEY,
        "wrong-type",
        "'of' names the trigger that brings the parents: write of: highlevel.contact.search, or of:"
            + " {type: highlevel.contact.search, with: {…}}");
    return Optional.empty();
  }

  private Recipe.Of whole(YamlMap map) {
    Recipe.Of of =
        new Recipe.Of(
            map.needed("type", ""),
            new Expressions(map, problems, yaml, AT).template("with"),
            map.text("input"),
            map.text("id").flatMap(text -> pointer(map, text)));
    map.end();
    return of;
  }

  private static Optional<JsonPointer> pointer(YamlMap map, String text) {
    if (!text.startsWith("/")) {
      map.error(
          "/id",
          "wrong-pointer",
          "'%s' is no JSON pointer (start it with '/', such as /id)".formatted(text));
      return Optional.empty();
    }
    return Optional.of(JsonPointer.compile(text));
  }
}
