package dev.pollen.daemon.alerts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.config.AlertSettings;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The recipe that {@code alerts} stands for: started by the daemon itself, carried like any other,
 * so that an alert survives a crash, is tried again, keeps to budgets and shows up in {@code runs}.
 *
 * @param recipe empty when something is wrong with it
 */
public record AlertRecipe(Optional<Recipe> recipe, List<Problem> problems) {
  /** Its id, which no recipe of the user's may have. */
  public static final String ID = "pollen-alerts";

  private static final String TAKEN =
      "recipe id '%s' is the alerts' own: give this one another 'id:' or file name".formatted(ID);

  private static final AlertRecipe NONE = new AlertRecipe(Optional.empty(), List.of());

  /** What an action takes for a message, and what it is given where the user gave nothing. */
  private static final Map<String, String> USUAL =
      Map.of(
          "subject", "${{ record.subject }}",
          "text", "${{ record.text }}",
          "message", "${{ record.text }}");

  public AlertRecipe {
    problems = List.copyOf(problems);
  }

  /** Reads and checks it as a recipe file is; its problems stand at {@code alerts}. */
  public static AlertRecipe of(
      Optional<AlertSettings> settings,
      Path config,
      RecipeReader.Setting setting,
      KnownConnections connections) {
    return settings
        .filter(alerts -> alerts.action().isPresent())
        .map(alerts -> read(alerts, config.toString(), setting, connections))
        .orElse(NONE);
  }

  /** Among the user's recipes, none of which may have its name. */
  public RecipeSet beside(RecipeSet folder) {
    List<Recipe> recipes = new ArrayList<>();
    List<Problem> all = new ArrayList<>(folder.problems());
    all.addAll(problems);
    for (Recipe one : folder.recipes()) {
      if (one.id().equals(ID)) {
        all.add(Problem.error(one.file(), Place.START, "id-twice", TAKEN));
      } else {
        recipes.add(one);
      }
    }
    recipe.ifPresent(recipes::add);
    return new RecipeSet(recipes, all);
  }

  private static AlertRecipe read(
      AlertSettings alerts,
      String config,
      RecipeReader.Setting setting,
      KnownConnections connections) {
    String text = text(alerts, setting).toPrettyString();
    RecipeReader.Read read = RecipeFolder.checked(config, text, setting, connections);
    return new AlertRecipe(
        read.recipe(), read.problems().stream().map(one -> placed(one, alerts.place())).toList());
  }

  private static Problem placed(Problem problem, Place place) {
    String words = "alerts: " + problem.message();
    return problem.isError()
        ? Problem.error(problem.file(), place, problem.code(), words)
        : Problem.warning(problem.file(), place, problem.code(), words);
  }

  private static ObjectNode text(AlertSettings alerts, RecipeReader.Setting setting) {
    ObjectNode recipe = JsonNodeFactory.instance.objectNode().put("id", ID).put("name", "Alerts");
    ObjectNode trigger = recipe.putObject("trigger").put("type", "manual");
    trigger.putObject("with").put("subject", "A test").put("text", "Nothing is wrong.");
    ObjectNode step = recipe.putArray("steps").addObject();
    step.put("action", alerts.action().orElseThrow());
    alerts.connection().ifPresent(name -> step.put("connection", name));
    step.set("with", with(alerts, setting));
    return recipe;
  }

  private static ObjectNode with(AlertSettings alerts, RecipeReader.Setting setting) {
    ObjectNode with = alerts.with().deepCopy();
    Optional<OperationSpec> action = setting.catalog().operation(alerts.action().orElseThrow());
    action.ifPresent(
        spec ->
            spec.inputs().stream()
                .filter(field -> USUAL.containsKey(field.name()) && !with.has(field.name()))
                .forEach(field -> with.put(field.name(), USUAL.get(field.name()))));
    return with;
  }
}
