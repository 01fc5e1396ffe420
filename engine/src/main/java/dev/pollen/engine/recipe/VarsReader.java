package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code set} and {@code map}: what steps put into {@code vars}. */
final class VarsReader {
  private final YamlMap map;
  private final String pointer;
  private final YamlFile yaml;
  private final List<Problem> problems;

  /** {@code map} is the step's mapping, {@code pointer} where it stands. */
  VarsReader(YamlMap map, String pointer, YamlFile yaml, List<Problem> problems) {
    this.map = map;
    this.pointer = pointer;
    this.yaml = yaml;
    this.problems = problems;
  }

  Map<String, Template> values() {
    Map<String, Template> values = new LinkedHashMap<>();
    map.inner("set")
        .ifPresent(
            set -> {
              Expressions inner = new Expressions(set, problems, yaml, pointer + "/set");
              set.keys().forEach(name -> values.put(name, inner.template(name)));
            });
    return values;
  }

  List<Step.Mapping> mappings() {
    JsonNode list = map.get("map");
    List<Step.Mapping> mappings = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      map.error(
          "/map", "wrong-type", "'map' must be a list of {from: …, to: …, transform: …, note: …}");
      return mappings;
    }
    for (int i = 0; i < list.size(); i++) {
      YamlMap line = map.item("map", i);
      if (list.get(i).isObject()) {
        mappings.add(mapping(line, pointer + "/map/" + i));
      }
    }
    return mappings;
  }

  private Step.Mapping mapping(YamlMap line, String at) {
    Expressions inner = new Expressions(line, problems, yaml, at);
    Step.Mapping mapping =
        new Step.Mapping(
            inner.needed("from"),
            line.needed("to", ""),
            inner.optional("transform"),
            line.text("note").orElse(""));
    line.end();
    return mapping;
  }
}
