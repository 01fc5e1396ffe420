package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.Polling;
import dev.pollen.engine.mapping.Expression;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one recipe's YAML: compiled, or all problems of its language at once.
 *
 * <p>Whether operations, connections and fields exist is {@link RecipeCheck}'s question.
 */
public final class RecipeReader {
  private static final String NO_RECIPE =
      "this is no recipe: write 'trigger:' and 'steps:' at the left edge, each with what it needs";

  private final RecipeText source;
  private final Setting setting;
  private final YamlFile yaml;
  private final List<Problem> problems = new ArrayList<>();

  private RecipeReader(RecipeText source, Setting setting) {
    this.source = source;
    this.setting = setting;
    this.yaml = YamlFile.parse(source.file(), source.text());
  }

  /** What a reader must know of its surroundings. */
  public record Setting(Catalog catalog, Polling polling) {}

  /**
   * What came of reading.
   *
   * @param recipe the recipe, unless some problem is an error
   * @param sketch what could be made out in spite of the problems, for further checks only
   */
  public record Read(
      Optional<Recipe> recipe, Optional<Recipe> sketch, List<Problem> problems, YamlFile yaml) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a text; {@code file} is what problems call it, and its name without ending is the
   * recipe's id unless it says one.
   */
  public static Read read(String file, String text, Setting setting) {
    return new RecipeReader(new RecipeText(file, text), setting).read();
  }

  private Read read() {
    problems.addAll(yaml.problems());
    if (!yaml.root().isObject()) {
      noRecipe();
      return new Read(Optional.empty(), Optional.empty(), problems, yaml);
    }
    Recipe recipe = recipe(new YamlMap(yaml, "", problems));
    boolean broken = problems.stream().anyMatch(Problem::isError);
    Optional<Recipe> sketch = Optional.of(recipe);
    return new Read(broken ? Optional.empty() : sketch, sketch, problems, yaml);
  }

  private void noRecipe() {
    boolean empty = yaml.root().isMissingNode() || yaml.root().isNull();
    if (problems.isEmpty()) {
      problems.add(
          Problem.error(
              source.file(),
              yaml.place(""),
              empty ? "empty" : "wrong-type",
              empty ? "the file is empty: a recipe needs 'trigger' and 'steps'" : NO_RECIPE));
    }
  }

  private Recipe recipe(YamlMap map) {
    CommonWords.later(map, "push");
    String id = id(map);
    Optional<Expression> filter = new Expressions(map, problems, yaml, "").optional("filter");
    Optional<ZoneId> zone = map.text("zone").flatMap(name -> zone(map, name));
    Recipe recipe =
        new Recipe(
            id,
            source.version(),
            map.text("name").orElse(id),
            source.file(),
            source.text(),
            map.text("connection"),
            zone,
            Zoned.in(zone, trigger(map), setting.catalog()),
            filter,
            steps(map),
            onFailure(map),
            map.word("order", Recipe.Order.class).orElse(Recipe.Order.FREE),
            CommonWords.retry(map).orElse(Recipe.Retry.DEFAULT),
            map.word("mode", Mode.class).orElse(Mode.LIVE) == Mode.LIVE,
            map.flagUnlessFalse("enabled"),
            map.word("while_paused", Recipe.WhilePaused.class).orElse(Recipe.WhilePaused.DELIVER),
            new PlacesReader(map).read());
    map.end();
    return recipe;
  }

  private String id(YamlMap map) {
    Optional<String> written = map.text("id");
    if (written.filter(String::isBlank).isPresent()) {
      map.error("/id", "wrong-type", "'id' is empty: give it a name, or leave it out");
    }
    return written.orElseGet(source::id);
  }

  private enum Mode {
    LIVE,
    DRY
  }

  private static Optional<ZoneId> zone(YamlMap map, String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      map.error(
          "/zone",
          "wrong-zone",
          "'%s' is no time zone: write one such as America/Denver or UTC".formatted(name));
      return Optional.empty();
    }
  }

  private Recipe.Source trigger(YamlMap map) {
    if (!map.has("trigger")) {
      map.error(
          "",
          "missing-key",
          "'trigger' is missing: say what brings the records (trigger: {type: …, every: 5m})");
      return TriggerReader.nothing();
    }
    YamlMap trigger = map.inner("trigger").orElseThrow();
    return yaml.root().path("trigger").isObject()
        ? new TriggerReader(trigger, yaml, problems, setting).read()
        : TriggerReader.nothing();
  }

  /** One step, or a list of them. */
  private List<Step> onFailure(YamlMap map) {
    if (!map.has(Recipe.ON_FAILURE)) {
      return List.of();
    }
    StepsReader steps = new StepsReader(yaml, problems);
    return map.get(Recipe.ON_FAILURE).isObject()
        ? steps.one("/" + Recipe.ON_FAILURE, Recipe.ON_FAILURE).stream().toList()
        : steps.read("/" + Recipe.ON_FAILURE, Recipe.ON_FAILURE);
  }

  private List<Step> steps(YamlMap map) {
    if (!map.has("steps")) {
      map.error(
          "",
          "missing-key",
          "'steps' is missing: say what is done with a record (steps: [ {action: …, with: …} ])");
      return List.of();
    }
    return new StepsReader(yaml, problems).read("/steps", "steps");
  }
}
