package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store was put back from a copy that is older than the recipe's file: what the first complete
 * poll of the new inputs brings may have been carried out before, as that of the old ones.
 */
class EditsRestoredTest {
  private static final String OPEN = Long.toString(Long.MAX_VALUE);

  private final World world = new World();

  private static Recipe reads(String operation, String group) {
    return recipe("a").on(operation).with("group", group).now();
  }

  private void put(String id) {
    world.acme.put(id, "group", "blue");
  }

  /** The copy knows that recipe, and things went on after it was made. */
  private void putBack(Recipe copied) {
    world.minutes(5).start(copied);
    world.minutes(5);
    note("restored", world.now().toString());
    world.feedRows().forEach(row -> note("restored.feed." + row.id(), OPEN));
    put("done before");
  }

  private void note(String name, String words) {
    world.done(world.journal.write(List.of(new Change.NotePut(name, Optional.of(words)))));
  }

  /** For each run, whether what it does is looked up first. */
  private List<Boolean> lookedUp() {
    return world.runs.stream()
        .map(run -> world.journal.restoration().covers(run.feed(), run.id().record()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING})
  void whatIsReadForTheFirstTimeIsLookedUp(String operation) {
    putBack(reads(operation, "red"));
    world.restart(reads(operation, "blue"));
    world.minutes(5);
    put("new");
    world.minutes(20);
    assertEquals(List.of("done before", "new"), world.keys("a"));
    assertEquals(List.of(true, false), lookedUp());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.ASCENDING})
  void alsoAfterAnotherEditAndARestart(String operation) {
    putBack(reads(operation, "red"));
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 2);
    world.restart(reads(operation, "green"));
    world.apply(reads(operation, "blue"));
    world.restart(reads(operation, "blue"));
    world.minutes(5);
    assertEquals(List.of("done before"), world.keys("a"));
    assertEquals(List.of(true), lookedUp());
  }
}
