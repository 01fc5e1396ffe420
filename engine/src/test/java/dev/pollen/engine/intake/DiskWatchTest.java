package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.pollen.engine.Limits;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A store that reached its bound takes nothing more in, loses nothing, and goes on by itself. */
class DiskWatchTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();

  DiskWatchTest() {
    Limits usual = Limits.DEFAULT;
    world.limits =
        new Limits(
            usual.openRuns(),
            usual.openRunsTotal(),
            usual.concurrency(),
            usual.backlog(),
            usual.pages(),
            usual.pollRecords(),
            usual.settle(),
            usual.retainRuns(),
            usual.retainLog(),
            usual.retainSeen(),
            new Limits.Disk(1_000_000, 0),
            usual.clockSkew(),
            usual.lookAgain());
    world.start(plain);
    world.minutes(2);
  }

  @Test
  void beyondTheBoundNoFeedIsPolledAndWhatCameMeanwhileComesLater() {
    world.disk.bytes = 2_000_000;
    world.minutes(1);
    int before = world.acme.asks.size();
    world.acme.put("meanwhile");
    world.minutes(10);
    assertEquals(before, world.acme.asks.size());
    assertEquals(List.of(), world.keys("a"));
    world.disk.bytes = 500_000;
    world.minutes(6);
    assertEquals(List.of("meanwhile"), world.keys("a"));
  }

  @Test
  void whatWasTakenInBeforeIsStillDelivered() {
    world.room = 0;
    world.acme.put("before");
    world.minutes(6);
    world.disk.bytes = 2_000_000;
    world.minutes(6);
    world.makeRoom(1);
    assertEquals(List.of("before"), world.keys("a"));
  }

  @Test
  void itIsSaidOnceWithTheWayOutAndSaidWhenItIsOver() {
    world.disk.bytes = 2_000_000;
    world.minutes(10);
    String words = "the store holds 2.0 MB and 'limits.disk' is 1.0 MB: feeds stand still";
    assertTrue(world.intake.troubles().get(0).startsWith(words), world.intake.troubles()::toString);
    assertEquals(1, world.told.stream().filter(line -> line.startsWith("disk.full")).count());
    world.disk.bytes = 0;
    world.minutes(1);
    assertEquals(List.of(), world.intake.troubles());
    assertEquals(1, world.told.stream().filter(line -> line.startsWith("disk.room")).count());
  }

  @Test
  void whatIsStartedByHandIsStillTakenSoThatSomebodyCanBeTold() {
    world.apply(plain, recipe("b").on(Specs.BUTTON).now());
    world.disk.bytes = 2_000_000;
    world.minutes(1);
    world.done(world.intake.offer("b", NullNode.getInstance()));
    assertEquals(1, world.keys("b").size());
  }
}
