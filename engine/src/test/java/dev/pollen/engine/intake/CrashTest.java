package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever the process dies, each record becomes one run of each recipe: none lost, none twice. */
class CrashTest {
  private static final Recipe[] RECIPES = {
    recipe("listed").now(),
    recipe("windowed").on(Specs.WINDOW).now(),
    recipe("ascending").on(Specs.ASCENDING).fire(Fire.NEW_OR_CHANGED).now()
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyRecordBecomesOneRunOfEachRecipeHoweverOftenItCrashes(long seed) {
    World world = new World(SimTime.shuffled(seed));
    Random random = new Random(seed);
    world.acme.pageSize = 3;
    world.start(RECIPES);
    world.minutes(2);
    world.fate = changes -> fate(random);
    List<String> made = live(world, random);
    world.fate = changes -> Fate.KEPT;
    world.acme.scripted.clear();
    world.restart(RECIPES);
    world.minutes(30);
    for (Recipe recipe : RECIPES) {
      assertEquals(made, runs(world, recipe.id()), "seed " + seed + ", " + recipe.id());
    }
  }

  private static Fate fate(Random random) {
    int draw = random.nextInt(100);
    return draw < 4
        ? Fate.LOST
        : draw < 8 ? Fate.KEPT_UNSAID : draw < 12 ? Fate.REFUSED : Fate.KEPT;
  }

  private static List<String> live(World world, Random random) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "r%02d".formatted(i);
      made.add(id);
      world.acme.put(id);
      if (random.nextInt(5) == 0) {
        world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
      }
      world.run(Duration.ofSeconds(random.nextInt(60)));
      if (world.journal.crashed()) {
        restart(world);
      }
    }
    return made;
  }

  private static void restart(World world) {
    var fate = world.fate;
    world.fate = changes -> Fate.KEPT;
    world.restart(RECIPES);
    world.fate = fate;
  }

  private static List<String> runs(World world, String recipe) {
    RunQuery query = new RunQuery(Optional.of(recipe), Optional.empty(), Optional.empty(), 10_000);
    return world.done(world.journal.runs(query)).stream().map(RunRecord::key).sorted().toList();
  }
}
