package dev.pollen.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.engine.Engine;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import dev.pollen.engine.status.Foreseen;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Tells what a folder of recipes would run and skip in the place of those in force, as JSON. A file
 * that is broken leaves its recipe as it is, as it would if the folder were the daemon's own.
 */
final class Foretelling {
  private static final String PLACELESS =
      "no location is known that it would run for, so nothing was polled: 'pollen run' lists them"
          + " once its connection is signed in";

  private final Engine engine;
  private final DaemonSetup setup;
  private final UnaryOperator<RecipeSet> beside;
  private final Supplier<List<Recipe>> inForce;

  /**
   * @param beside adds the recipes that come from no file
   */
  Foretelling(
      Engine engine,
      DaemonSetup setup,
      UnaryOperator<RecipeSet> beside,
      Supplier<List<Recipe>> inForce) {
    this.engine = engine;
    this.setup = setup;
    this.beside = beside;
    this.inForce = inForce;
  }

  /** Reads the folder: never on an event loop. */
  Future<JsonNode> of(Path folder) {
    RecipeReader.Setting setting =
        new RecipeReader.Setting(setup.catalog(), setup.config().polling());
    RecipeSet read =
        beside.apply(new RecipeFolder(folder, setting, KnownNames.of(setup.config())).read());
    List<Recipe> recipes = new ArrayList<>(read.recipes());
    recipes.addAll(kept(read));
    return engine.foresee(recipes).map(all -> json(withPlaceless(recipes, all), read.problems()));
  }

  /** One for whose locations nobody knows is polled for none, and told. */
  private static List<Foreseen> withPlaceless(List<Recipe> recipes, List<Foreseen> placed) {
    List<Foreseen> all = new ArrayList<>(placed);
    for (Recipe recipe : recipes) {
      String mark = recipe.id() + "@";
      if (recipe.places().installed()
          && recipe.enabled()
          && placed.stream().noneMatch(one -> one.recipe().startsWith(mark))) {
        all.add(new Foreseen(recipe.id(), Foreseen.Change.REFUSED, PLACELESS, Optional.empty()));
      }
    }
    return all;
  }

  private List<Recipe> kept(RecipeSet read) {
    Set<String> broken =
        read.problems().stream()
            .filter(Problem::isError)
            .map(problem -> name(problem.file()))
            .collect(Collectors.toSet());
    Set<String> there = read.recipes().stream().map(Recipe::id).collect(Collectors.toSet());
    return inForce.get().stream()
        .filter(one -> broken.contains(name(one.file())) && !there.contains(one.id()))
        .toList();
  }

  private static String name(String file) {
    return String.valueOf(Path.of(file).getFileName());
  }

  private static ObjectNode json(List<Foreseen> all, List<Problem> problems) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode recipes = json.putArray("recipes");
    all.forEach(one -> recipe(recipes.addObject(), one));
    problems.stream().map(Problem::toString).forEach(json.putArray("problems")::add);
    return json;
  }

  private static void recipe(ObjectNode json, Foreseen one) {
    json.put("recipe", one.recipe()).put("change", one.change().word()).put("words", one.words());
    one.poll().ifPresent(poll -> poll(json, poll));
  }

  private static void poll(ObjectNode json, Foreseen.Poll poll) {
    json.put("read", poll.read()).put("requests", poll.requests()).put("complete", poll.complete());
    json.put("would_run", poll.wouldRun()).put("would_skip", poll.skips());
    ArrayNode skipped = json.putArray("skipped");
    poll.skipped().forEach((why, n) -> skipped.addObject().put("why", why).put("records", n));
    ArrayNode events = json.putArray("events");
    poll.events()
        .forEach(
            one ->
                events
                    .addObject()
                    .put("key", one.key())
                    .put("new", one.isNew())
                    .set("record", one.record()));
  }
}
