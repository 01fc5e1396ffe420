package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A store was put back from a copy that is older than a recipe which asks for the past: what it is
 * given may have been carried out before the store was lost.
 */
class JoinsRestoredTest {
  private static final Recipe OTHER = recipe("b").now();

  private final World world = new World();

  /** The copy knows of these recipes only. */
  private void putBack(Recipe... copied) {
    world.acme.put("old");
    world.minutes(5).start(copied);
    world.minutes(5);
    world.done(
        world.journal.write(
            List.of(new Change.NotePut("restored", Optional.of(world.now().toString())))));
  }

  /** For each run of the recipe, whether what it does is looked up first. */
  private List<Boolean> lookedUp() {
    return world.runs.stream()
        .filter(run -> run.recipe().equals("a"))
        .map(run -> world.journal.restoration().covers(run.feed(), run.id().record()))
        .toList();
  }

  private void given(Recipe... recipes) {
    world.minutes(5);
    world.acme.put("new");
    world.minutes(5).restart(recipes);
    world.minutes(5);
    assertEquals(List.of("old", "new"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.AGELESS})
  void whatItIsGivenOfThePastIsLookedUp(String operation) {
    Recipe late = recipe("a").on(operation).fromBeginning().now();
    putBack();
    world.restart(late);
    given(late);
    assertEquals(List.of(true, false), lookedUp());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.AGELESS})
  void alsoWhereOthersReadTheSame(String operation) {
    Recipe late = recipe("a").on(operation).fromBeginning().now();
    Recipe other = recipe("b").on(operation).now();
    putBack(other);
    world.restart(late, other);
    given(late, other);
    assertEquals(List.of(true, false), lookedUp());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRecipeThatIsWrittenLongAfterIsNot(boolean restart) {
    Recipe late = recipe("a").fromBeginning().now();
    putBack(OTHER);
    world.restart(OTHER);
    world.minutes(25 * 60);
    if (restart) {
      world.restart(late, OTHER);
    } else {
      world.apply(late, OTHER);
    }
    given(late, OTHER);
    assertEquals(List.of(false, false), lookedUp());
  }

  @Test
  void alsoOfAListThatAnotherHadOnlyBegunToRead() {
    world.acme.put("old");
    world.minutes(5).start();
    world.minutes(5);
    world.done(
        world.journal.write(
            List.of(new Change.NotePut("restored", Optional.of(world.now().toString())))));
    world.acme.delay = Duration.ofMinutes(10);
    world.restart(OTHER);
    world.minutes(2);
    world.acme.delay = Duration.ofMillis(5);
    world.restart(recipe("a").fromBeginning().now(), OTHER);
    world.minutes(3);
    assertEquals(List.of("old"), world.keys("a"));
    assertEquals(
        List.of(true),
        world.runs.stream()
            .filter(run -> run.recipe().equals("a"))
            .map(run -> world.journal.restoration().covers(run.feed(), run.id().record()))
            .toList());
  }

  @Test
  void whatAPersonStartsIsNotOfThePast() {
    world.start();
    world.done(
        world.journal.write(
            List.of(new Change.NotePut("restored", Optional.of(world.now().toString())))));
    world.restart(recipe("a").on(Specs.BUTTON).fromBeginning().now());
    world.minutes(1);
    long feed = world.feedRows().get(0).id();
    assertEquals(false, world.journal.restoration().covers(feed, 1));
  }
}
