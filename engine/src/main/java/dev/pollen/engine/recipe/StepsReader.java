package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lists of steps. */
final class StepsReader {
  private static final List<String> KINDS =
      List.of("action", "if", "for_each", "set", "map", "stop");

  private final YamlFile yaml;
  private final List<Problem> problems;

  StepsReader(YamlFile yaml, List<Problem> problems) {
    this.yaml = yaml;
    this.problems = problems;
  }

  /** The steps at a pointer; {@code path} is how runs name the place. */
  List<Step> read(String pointer, String path) {
    JsonNode list = yaml.root().at(pointer);
    if (!list.isArray()) {
      problems.add(
          Problem.error(
              yaml.name(),
              yaml.place(pointer),
              "wrong-type",
              "steps must be a list: begin each with '- '"));
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      step(pointer + "/" + i, path + "[" + i + "]").ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<Step> step(String pointer, String path) {
    YamlMap map = new YamlMap(yaml, pointer, problems);
    if (!yaml.root().at(pointer).isObject()) {
      return Optional.empty();
    }
    List<String> kinds = KINDS.stream().filter(yaml.root().at(pointer)::has).toList();
    if (kinds.size() != 1) {
      kindProblem(map, kinds);
      return Optional.empty();
    }
    RecipeReader.later(map, "wait");
    Step step = step(new Place(map, pointer, path), kinds.get(0));
    map.end();
    return Optional.of(step);
  }

  private static void kindProblem(YamlMap map, List<String> kinds) {
    boolean waits = map.has("wait");
    String words =
        waits
            ? "'wait' comes with a later version of Pollen: leave it out"
            : kinds.isEmpty()
                ? "a step needs one of " + String.join(", ", KINDS)
                : "a step does one thing, and this has "
                    + String.join(" and ", kinds)
                    + ": make them separate steps";
    map.error("", waits ? "not-yet" : "step-kind", words);
  }

  /** One step's mapping, where it stands, and its name in runs. */
  private record Place(YamlMap map, String pointer, String path) {}

  private Step step(Place at, String kind) {
    Optional<String> id = at.map.text("id");
    return switch (kind) {
      case "action" -> call(at, id);
      case "if" -> choose(at, id);
      case "for_each" -> forEach(at, id);
      case "stop" -> new Step.Stop(at.path, id, expressions(at).template("stop"));
      default -> new Step.SetVars(at.path, id, values(at), mappings(at));
    };
  }

  private Expressions expressions(Place at) {
    return new Expressions(at.map, problems, yaml, at.pointer);
  }

  private Step call(Place at, Optional<String> id) {
    return new Step.Call(
        at.path,
        id,
        at.map.needed("action", ""),
        at.map.text("connection"),
        expressions(at).template("with"),
        RecipeReader.retry(at.map));
  }

  private Step choose(Place at, Optional<String> id) {
    Expression condition = expressions(at).needed("if");
    return new Step.Choose(at.path, id, condition, inner(at, "steps"), otherwise(at));
  }

  private List<Step> otherwise(Place at) {
    return at.map.has("else") ? read(at.pointer + "/else", at.path + ".else") : List.of();
  }

  private List<Step> inner(Place at, String key) {
    if (!at.map.has(key)) {
      at.map.error("", "missing-key", "'%s' is missing: say what is done".formatted(key));
      return List.of();
    }
    return read(at.pointer + "/" + key, at.path + "." + key);
  }

  private Step forEach(Place at, Optional<String> id) {
    boolean streamed = at.map.get("for_each").isObject();
    Optional<Expression> list = streamed ? Optional.empty() : expressions(at).optional("for_each");
    int parallel = at.map.integer("parallel").orElse(1);
    if (parallel < 1 || parallel > 100) {
      at.map.error("/parallel", "out-of-range", "'parallel' must be 1 to 100");
    }
    return new Step.ForEach(
        at.path,
        id,
        list,
        streamed ? Optional.of(from(at)) : Optional.empty(),
        at.map.text("as").orElse("item"),
        Math.max(1, parallel),
        inner(at, "steps"));
  }

  private Step.ForEach.From from(Place at) {
    YamlMap map = at.map.inner("for_each").orElseThrow();
    Expressions inner = new Expressions(map, problems, yaml, at.pointer + "/for_each");
    Step.ForEach.From from =
        new Step.ForEach.From(
            map.needed("from", ""), map.text("connection"), inner.template("with"));
    map.end();
    return from;
  }

  private Map<String, Template> values(Place at) {
    Map<String, Template> values = new LinkedHashMap<>();
    at.map
        .inner("set")
        .ifPresent(
            map -> {
              Expressions inner = new Expressions(map, problems, yaml, at.pointer + "/set");
              map.keys().forEach(name -> values.put(name, inner.template(name)));
            });
    return values;
  }

  private List<Step.Mapping> mappings(Place at) {
    JsonNode list = at.map.get("map");
    List<Step.Mapping> mappings = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      at.map.error(
          "/map", "wrong-type", "'map' must be a list of {from: …, to: …, transform: …, note: …}");
      return mappings;
    }
    for (int i = 0; i < list.size(); i++) {
      mappings.add(mapping(at.map.item("map", i), at.pointer + "/map/" + i));
    }
    return mappings;
  }

  private Step.Mapping mapping(YamlMap map, String pointer) {
    Expressions inner = new Expressions(map, problems, yaml, pointer);
    Step.Mapping mapping =
        new Step.Mapping(
            inner.needed("from"),
            map.needed("to", ""),
            inner.optional("transform"),
            map.text("note").orElse(""));
    map.end();
    return mapping;
  }
}
