package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal.Fate;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From when it is taken up that a recipe is disabled or gone, it makes no runs. */
class SwitchedOffTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").now();
  private final Recipe off = recipe("a").disabled().now();
  private final Recipe skipping = recipe("a").skipsWhilePaused().now();
  private final Recipe skippingOff = recipe("a").skipsWhilePaused().disabled().now();
  private final Recipe moved = recipe("a").with("list", "other").now();
  private final Recipe other = recipe("b").now();

  private void takenInWithoutRoom() {
    world.start(plain, other);
    world.minutes(2).room = 0;
    world.acme.put("x");
    world.minutes(2);
  }

  @Test
  void aRunThatIsBeingMadeIsMadeBefore() {
    takenInWithoutRoom();
    world.room = 100;
    world.apply(off, other);
    List<String> then = world.keys("a");
    world.minutes(2);
    assertEquals(then, world.keys("a"));
  }

  @Test
  void soItIsWhereAnEditLeftIt() {
    takenInWithoutRoom();
    world.apply(moved, other);
    world.room = 100;
    world.waiting.values().forEach(Runnable::run);
    world.apply(recipe("a").with("list", "other").disabled().now(), other);
    List<String> then = world.keys("a");
    world.minutes(2);
    assertEquals(then, world.keys("a"));
  }

  @Test
  void soItIsWhereAnEditLeftItAndItIsGone() {
    takenInWithoutRoom();
    world.apply(moved, other);
    world.room = 100;
    world.waiting.values().forEach(Runnable::run);
    world.apply(other);
    List<String> then = world.keys("a");
    world.minutes(2);
    assertEquals(then, world.keys("a"));
    assertEquals(
        List.of(), world.told.stream().filter(line -> line.startsWith("runs.not_made")).toList());
  }

  @Test
  void whatCameMeanwhileIsSkippedWhereItSaysSo() {
    world.start(skipping, other);
    world.minutes(2).apply(skippingOff, other);
    world.acme.put("x");
    world.minutes(2).apply(skipping, other);
    world.minutes(2).acme.put("y");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW, Specs.AGELESS})
  void alsoIfItIsEnabledWhileTheDaemonIsStopped(String operation) {
    RecipeBuilder skips = recipe("a").on(operation).skipsWhilePaused();
    Recipe on = skips.now();
    Recipe disabled = skips.disabled().now();
    world.start(on);
    world.minutes(2).restart(disabled);
    world.acme.put("x");
    world.minutes(2).restart(disabled);
    world.minutes(2).restart(on);
    world.minutes(2).acme.put("y");
    world.minutes(2).restart(on);
    world.acme.put("z");
    world.minutes(2);
    assertEquals(List.of("y", "z"), world.keys("a"), "z came while nobody was off");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void alsoIfItReadsElsewhereFromThenOn(boolean restart) {
    Recipe on = recipe("a").with("list", "other").skipsWhilePaused().now();
    world.start(skipping, other);
    world.minutes(2).room = 0;
    world.acme.put("w");
    world.minutes(2).apply(skippingOff, other);
    world.acme.put("x");
    world.minutes(2);
    if (restart) {
      world.restart(on, other);
    } else {
      world.apply(on, other);
    }
    world.makeRoom(100);
    world.minutes(2).acme.put("y");
    world.minutes(2);
    assertEquals(List.of("y"), world.keys("a"));
  }

  @Test
  void whereItSaysDeliverAllOfItIsDelivered() {
    world.start(plain, other);
    world.minutes(2).apply(off, other);
    world.acme.put("x");
    world.minutes(2).restart(moved, other);
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void alsoIfTheStoreRefusedToSkipItAtFirst() {
    world.start(skipping, other);
    world.minutes(2).apply(skippingOff, other);
    world.acme.put("x");
    world.minutes(2).fate = changes -> Fate.REFUSED;
    world.apply(skipping, other);
    world.fate = changes -> Fate.KEPT;
    world.apply(skipping, other);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  /** Whether it is served by then is not to be told by the version that was written last. */
  @Test
  void whatCouldOnlyHalfBeEnabledIsDisabledAgain() {
    world.start(plain, other);
    world.minutes(2).apply(off, other);
    world.fate =
        changes ->
            changes.stream().anyMatch(SwitchedOffTest::saysItIsOn) ? Fate.REFUSED : Fate.KEPT;
    world.apply(plain, other);
    world.fate = changes -> Fate.KEPT;
    world.apply(off, other);
    world.acme.put("x");
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
  }

  private static boolean saysItIsOn(Change change) {
    return change instanceof Change.NotePut put
        && put.name().startsWith("off:")
        && put.value().isEmpty();
  }

  @Test
  void soItIsOfAResumeThatTheStoreRefusedAtFirst() {
    world.start(skipping, other);
    world.minutes(2).done(world.intake.pause(Optional.of("a")));
    world.acme.put("x");
    world.minutes(2).fate =
        changes ->
            changes.stream().anyMatch(one -> one instanceof Change.SubscriptionPut)
                ? Fate.REFUSED
                : Fate.KEPT;
    world.failure(world.intake.resume(Optional.of("a")));
    world.fate = changes -> Fate.KEPT;
    world.minutes(2).done(world.intake.resume(Optional.of("a")));
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }
}
