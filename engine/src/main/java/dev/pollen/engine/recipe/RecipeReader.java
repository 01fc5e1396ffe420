package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import dev.pollen.engine.Polling;
import dev.pollen.engine.mapping.Expression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads one recipe's YAML: compiled, or all problems of its language at once.
 *
 * <p>Whether operations, connections and fields exist is {@link RecipeCheck}'s question.
 */
public final class RecipeReader {
  private static final int VERSION_LENGTH = 16;
  private static final List<String> LATER =
      List.of("locations", "location", "on_failure", "push", "of");

  private final String file;
  private final String text;
  private final Setting setting;
  private final YamlFile yaml;
  private final List<Problem> problems = new ArrayList<>();

  private RecipeReader(String file, String text, Setting setting) {
    this.file = file;
    this.text = text;
    this.setting = setting;
    this.yaml = YamlFile.parse(file, text);
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
    return new RecipeReader(file, text, setting).read();
  }

  private Read read() {
    problems.addAll(yaml.problems());
    if (yaml.root().isMissingNode()) {
      if (problems.isEmpty()) {
        problems.add(
            Problem.error(
                file,
                yaml.place(""),
                "empty",
                "the file is empty: a recipe needs 'trigger' and 'steps'"));
      }
      return new Read(Optional.empty(), Optional.empty(), problems, yaml);
    }
    Recipe recipe = recipe(new YamlMap(yaml, "", problems));
    boolean broken = problems.stream().anyMatch(Problem::isError);
    Optional<Recipe> sketch = Optional.of(recipe);
    return new Read(broken ? Optional.empty() : sketch, sketch, problems, yaml);
  }

  private Recipe recipe(YamlMap map) {
    LATER.forEach(key -> later(map, key));
    String id = map.text("id").orElseGet(this::fileId);
    Optional<Expression> filter = new Expressions(map, problems, yaml, "").optional("filter");
    Optional<ZoneId> zone = map.text("zone").flatMap(name -> zone(map, name));
    Recipe recipe =
        new Recipe(
            id,
            version(text),
            map.text("name").orElse(id),
            file,
            text,
            map.text("connection"),
            zone,
            trigger(map),
            filter,
            steps(map),
            map.word("order", Recipe.Order.class).orElse(Recipe.Order.FREE),
            retry(map).orElse(Recipe.Retry.DEFAULT),
            map.word("mode", Mode.class).orElse(Mode.LIVE) == Mode.LIVE,
            map.flagUnlessFalse("enabled"),
            map.word("while_paused", Recipe.WhilePaused.class).orElse(Recipe.WhilePaused.DELIVER));
    map.end();
    return recipe;
  }

  private enum Mode {
    LIVE,
    DRY
  }

  static void later(YamlMap map, String key) {
    if (map.has(key)) {
      map.error(
          "/" + key,
          "not-yet",
          "'%s' comes with a later version of Pollen: leave it out".formatted(key));
    }
  }

  private String fileId() {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
    return new TriggerReader(map.inner("trigger").orElseThrow(), yaml, problems, setting).read();
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

  static Optional<Recipe.Retry> retry(YamlMap map) {
    return map.inner("retry").map(RecipeReader::retryOf);
  }

  private static Recipe.Retry retryOf(YamlMap map) {
    Recipe.Retry byDefault = Recipe.Retry.DEFAULT;
    int times = map.integer("times").orElse(byDefault.times());
    if (times < 0) {
      map.error("/times", "out-of-range", "'times' must be 0 or more");
    }
    Duration within = map.duration("within").orElse(byDefault.within());
    map.end();
    return new Recipe.Retry(Math.max(0, times), within);
  }

  /** Whether a node can be an expression: text, or a plain true or false. */
  static boolean isExpression(JsonNode node) {
    return node.isTextual() || node.isBoolean() || node.isNumber();
  }
}
