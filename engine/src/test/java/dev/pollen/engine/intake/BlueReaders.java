package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;

/** What the tests of merging share: recipes that come to read the same by an edit. */
abstract class BlueReaders {
  final World world = new World();

  static Recipe reads(String id, String operation, String group) {
    return readsAll(id, operation).with("group", group).now();
  }

  static RecipeBuilder readsAll(String id, String operation) {
    return recipe(id).on(operation).fire(Fire.NEW_OR_CHANGED);
  }

  void put(String id, String more) {
    world.acme.put(id, "group", "blue", "more", more);
  }

  List<String> versions(String recipe) {
    return world.runs.stream()
        .filter(run -> run.recipe().equals(recipe))
        .map(run -> run.record().path("id").asText() + run.record().path("more").asText())
        .toList();
  }

  List<String> keys() {
    return world.feedRows().stream().map(FeedRow::key).toList();
  }

  /** Recipe b reads blue; recipe a, which read everything, is edited to do so, too. */
  void edited(String operation) {
    put("x", "1");
    world.minutes(5).start(readsAll("a", operation).now(), reads("b", operation, "blue"));
    world.minutes(5).apply(reads("a", operation, "blue"), reads("b", operation, "blue"));
  }

  static boolean goesOver(List<Change> changes) {
    return changes.stream().anyMatch(Change.SubscriptionDropped.class::isInstance)
        && changes.stream().anyMatch(Change.SubscriptionPut.class::isInstance);
  }
}
