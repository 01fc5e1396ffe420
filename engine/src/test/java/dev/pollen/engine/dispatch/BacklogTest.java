package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recipe whose runs fail or wait for a person makes no more of them than its limit. */
class BacklogTest {
  private final Bench bench = new Bench();
  private final List<RunId> runs = new ArrayList<>();

  @BeforeEach
  void limit() {
    bench.limits = Samples.backlog(3);
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.recipe("b", "steps: [ { action: acme.put } ]");
    bench.start();
  }

  private RunSink sink() {
    return bench.dispatch.sink(bench.alive.get(1));
  }

  private void fill() {
    bench.acme.answer(Specs.POST, Answer.refused(), Answer.unknown(), Answer.refused());
    for (int i = 0; i < 3; i++) {
      assertTrue(sink().room(1) > 0, "" + i);
      runs.add(bench.run("a", "k" + i));
      bench.seconds(1);
    }
  }

  @Test
  void atItsLimitARecipeHasNoMoreRoomAndOthersGoOn() {
    fill();
    assertEquals(0, sink().room(1));
    RunId other = bench.run("b", "k");
    bench.seconds(1);
    assertEquals(RunState.DONE, bench.state(other));
    assertTrue(sink().room(2) > 0);
  }

  @Test
  void theBreachNamesTheRecipe() {
    fill();
    List<String> causes = bench.done(bench.dispatch.troubles());
    assertEquals(1, causes.size());
    assertTrue(causes.get(0).startsWith("recipe 'a' makes no new runs: 3 of its runs"));
    bench.run(Duration.ofMinutes(10));
    assertEquals(1, bench.told.stream().filter(words -> words.startsWith("recipe.full")).count());
  }

  @Test
  void whenAPersonHasDecidedItGoesOnByItself() {
    fill();
    List<String> again = new ArrayList<>();
    assertEquals(0, sink().room(1));
    sink().whenRoom(1, () -> again.add("room " + (sink().room(1) > 0)));
    bench.done(bench.dispatch.resolve(runs.get(1), Resolution.DROP));
    bench.seconds(31);
    assertEquals(List.of("room true"), again);
    assertEquals(List.of(), bench.done(bench.dispatch.troubles()));
  }

  @Test
  void itsLimitHoldsThroughARestartFromItsFirstRunOn() {
    fill();
    bench.start();
    bench.run("a", "later");
    bench.seconds(1);
    assertEquals(0, sink().room(1));
  }

  @Test
  void aRecipeThatIsGoneIsNoLongerACause() {
    fill();
    bench.forgetRecipes();
    bench.seconds(31);
    assertEquals(List.of(), bench.done(bench.dispatch.troubles()));
  }
}
