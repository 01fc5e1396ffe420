package dev.pollen.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.recipe.StepPaths;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the simulated engine is given is what it would have read. */
class DraftTest {
  private static final int DRAWN = 300;

  @Test
  void aRecipePutTogetherIsTheOneThatItsTextReadsAs() {
    Dice dice = new Dice(1);
    for (int i = 0; i < DRAWN; i++) {
      String system = dice.pick(SimCatalog.SYSTEMS);
      Style style = dice.pick(List.of(Style.values()));
      Draft drawn = Draft.draw("p" + i, system, style, dice.pick(List.of("", "a")), dice);
      Draft draft = drawn.enabled(dice.percent(80));
      assertEquals(words(read(draft)), words(draft.recipe()), () -> draft.pieces().text());
    }
  }

  private static Recipe read(Draft draft) {
    RecipeReader.Setting setting = new RecipeReader.Setting(SimCatalog.CATALOG, SimCatalog.POLLING);
    return RecipeReader.read(draft.id() + ".yaml", draft.pieces().text(), setting)
        .recipe()
        .orElseThrow();
  }

  /** Everything that it says; what is filled in says nothing by itself. */
  private static String words(Recipe recipe) {
    return recipe.toString().replaceAll("Template@[0-9a-f]+", "Template")
        + recipe.trigger().with().written()
        + inputs(StepPaths.of(recipe).values())
        + inputs(StepPaths.ofFailure(recipe).values());
  }

  private static List<String> inputs(Collection<Step> steps) {
    return steps.stream()
        .flatMap(step -> step instanceof Step.Call call ? Stream.of(call) : Stream.empty())
        .map(call -> call.path() + " " + call.with().written())
        .toList();
  }
}
