package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.mapping.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists of steps. */
final class StepsReader {
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
    if (list.isEmpty()) {
      problems.add(
          Problem.error(
              yaml.name(), yaml.place(pointer), "empty", "no steps stand here: say what is done"));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      one(pointer + "/" + i, path + "[" + i + "]").ifPresent(steps::add);
    }
    return steps;
  }

  /** The step at a pointer; empty, with a problem, when it is none. */
  Optional<Step> one(String pointer, String path) {
    YamlMap map = new YamlMap(yaml, pointer, problems);
    if (!yaml.root().at(pointer).isObject()) {
      return Optional.empty();
    }
    return StepKind.of(map).map(kind -> whole(new Place(map, pointer, path), kind));
  }

  private Step whole(Place at, String kind) {
    Step step = step(at, kind);
    at.map.end();
    return step;
  }

  /** One step's mapping, where it stands, and its name in runs. */
  private record Place(YamlMap map, String pointer, String path) {}

  private Step step(Place at, String kind) {
    Optional<String> id = at.map.text("id");
    return switch (kind) {
      case "action" -> call(at, id);
      case "if" -> choose(at, id);
      case "for_each" -> forEach(at, id);
      case "wait" -> new WaitReader(yaml, problems).read(at.map, at.pointer, at.path, id);
      case "stop" -> new Step.Stop(at.path, id, expressions(at).template("stop"));
      default -> setVars(at, id);
    };
  }

  private Step setVars(Place at, Optional<String> id) {
    VarsReader vars = new VarsReader(at.map, at.pointer, yaml, problems);
    return new Step.SetVars(at.path, id, vars.values(), vars.mappings());
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
        CommonWords.location(at.map),
        expressions(at).template("with"),
        CommonWords.retry(at.map));
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
            map.needed("from", ""),
            map.text("connection"),
            CommonWords.location(map),
            inner.template("with"));
    map.end();
    return from;
  }
}
