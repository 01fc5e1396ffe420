package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Mapping;
import dev.pollen.catalog.Naming;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what may be given by name: {@code choices}, {@code mapping}, and a system's naming. */
final class ChoicesReader {
  private static final JsonPointer ID = JsonPointer.compile("/id");
  private static final JsonPointer NAME = JsonPointer.compile("/name");

  private ChoicesReader() {}

  static Optional<Choices> choices(YamlMap owner) {
    return owner.inner("choices").map(ChoicesReader::one);
  }

  private static Choices one(YamlMap map) {
    List<JsonPointer> labels = map.pointers("label");
    Choices choices =
        new Choices(
            map.needed("from", ""),
            with(map),
            map.pointer("list"),
            map.text("within"),
            map.pointer("value").orElse(ID),
            labels.isEmpty() ? List.of(NAME) : labels,
            map.pointer("key"),
            map.texts("words"));
    map.end();
    return choices;
  }

  private static ObjectNode with(YamlMap map) {
    JsonNode with = map.get("with");
    if (!with.isMissingNode() && !with.isObject()) {
      map.error("/with", "wrong-type", "'with' must be a mapping of input names to values");
    }
    return with instanceof ObjectNode inputs ? inputs : JsonNodeFactory.instance.objectNode();
  }

  static Optional<Mapping> mapping(YamlMap owner) {
    return owner
        .inner("mapping")
        .map(
            map -> {
              Mapping mapping = new Mapping(map.needed("key", ""), map.needed("value", ""));
              map.end();
              return mapping;
            });
  }

  static Naming naming(YamlMap system) {
    return new Naming(ids(system), system.inner("named_values").map(ChoicesReader::values));
  }

  private static Naming.Values values(YamlMap map) {
    Optional<Choices> choices = choices(map);
    if (choices.isEmpty()) {
      map.error("", "missing-key", "'choices' is missing (add 'choices: {from: …}')");
    }
    Naming.Values values =
        new Naming.Values(
            map.needed("list", ""),
            map.needed("id", "id"),
            map.texts("value"),
            choices.orElseGet(ChoicesReader::none));
    map.end();
    return values;
  }

  private static Choices none() {
    return new Choices(
        "",
        JsonNodeFactory.instance.objectNode(),
        Optional.empty(),
        Optional.empty(),
        ID,
        List.of(NAME),
        Optional.empty(),
        List.of());
  }

  private static Optional<Pattern> ids(YamlMap system) {
    try {
      return system.text("ids").map(Pattern::compile);
    } catch (PatternSyntaxException e) {
      system.error("/ids", "wrong-pattern", "'ids' is no pattern: " + e.getDescription());
      return Optional.empty();
    }
  }
}
