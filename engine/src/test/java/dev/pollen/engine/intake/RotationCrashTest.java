package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a rotation is broken off, each child becomes one run of each recipe. */
class RotationCrashTest {
  private static final int PARENTS = 23;
  private static final Recipe[] RECIPES = {
    recipe("notes").on(Specs.NOTES).of(Specs.PARENTS).now(),
    recipe("tasks").on(Specs.TASKS).of(Specs.PARENTS).now()
  };

  private final Random random = new Random();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyChildBecomesOneRunHoweverOftenItCrashes(long seed) {
    random.setSeed(seed);
    World world = world(seed);
    world.start(RECIPES);
    while (!ready(world)) {
      world.minutes(1);
    }
    world.fate = changes -> fate();
    List<String> made = live(world);
    world.fate = changes -> Fate.KEPT;
    world.families.broken.clear();
    world.restart(RECIPES);
    world.minutes(90);
    for (Recipe recipe : RECIPES) {
      assertEquals(made, runs(world, recipe.id()), "seed " + seed + ", " + recipe.id());
    }
  }

  private static boolean ready(World world) {
    return world.done(world.intake.feeds()).stream()
        .allMatch(one -> one.lastComplete().isPresent());
  }

  private World world(long seed) {
    World world = new World(SimTime.shuffled(seed));
    Limits all = Limits.DEFAULT;
    world.limits =
        new Limits(
            all.openRuns(),
            all.openRunsTotal(),
            all.concurrency(),
            all.backlog(),
            2 + random.nextInt(12),
            1 + random.nextInt(5),
            all.settle(),
            all.retainRuns(),
            all.retainLog(),
            all.retainSeen());
    world.families.parents(PARENTS);
    world.families.parentPage = 1 + random.nextInt(9);
    world.families.childPage = 1 + random.nextInt(3);
    return world;
  }

  private Fate fate() {
    int draw = random.nextInt(100);
    return draw < 4
        ? Fate.LOST
        : draw < 8 ? Fate.KEPT_UNSAID : draw < 12 ? Fate.REFUSED : Fate.KEPT;
  }

  private List<String> live(World world) {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String parent = "p%03d".formatted(random.nextInt(PARENTS));
      String id = "c%02d".formatted(i);
      made.add(parent + "|" + id);
      world.families.child(parent, id);
      trouble(world);
      world.run(Duration.ofSeconds(random.nextInt(120)));
      if (world.journal.crashed()) {
        restart(world);
      }
    }
    return made.stream().sorted().toList();
  }

  private void trouble(World world) {
    world.families.broken.clear();
    String parent = "p%03d".formatted(random.nextInt(PARENTS));
    Fault.Kind kind = random.nextBoolean() ? Fault.Kind.UNREACHABLE : Fault.Kind.REFUSED;
    if (random.nextInt(3) == 0) {
      world.families.broken.put(parent, Fault.of(kind, "trouble"));
    }
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
