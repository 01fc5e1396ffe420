package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.Limits;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.FeedStatus;

/** Three hundred parents, and a poll that reads no more than forty pages. */
abstract class RotationBench {
  static final int PARENTS = 300;
  static final int PAGES = 40;
  static final Recipe NOTES = recipe("a").on(Specs.NOTES).of(Specs.PARENTS).now();
  final World world = new World();
  final FakeFamilies families = world.families;

  /** Three hundred parents, forty requests a poll, and a rotation that took the baseline ended. */
  World live(Recipe recipe) {
    Limits all = Limits.DEFAULT;
    world.limits =
        new Limits(
            all.openRuns(),
            all.openRunsTotal(),
            all.concurrency(),
            all.backlog(),
            PAGES,
            all.pollRecords(),
            all.settle(),
            all.retainRuns(),
            all.retainLog(),
            all.retainSeen());
    families.parents(PARENTS);
    world.start(recipe);
    while (feed().lastComplete().isEmpty()) {
      world.minutes(1);
    }
    assertEquals("live", world.state("a").state());
    families.visited.clear();
    return world;
  }

  static String id(int parent) {
    return "p%03d".formatted(parent);
  }

  FeedStatus feed() {
    return world.done(world.intake.feeds()).get(0);
  }
}
