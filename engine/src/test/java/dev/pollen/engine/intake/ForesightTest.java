package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.engine.status.Foreseen.Change;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is foretold of an edit is what then happens, and foretelling changes nothing. */
class ForesightTest {
  private final World world = new World();

  /** Foretells, then takes the recipes up and polls; each recipe must run what was foretold. */
  private Map<String, Foreseen> held(Recipe... recipes) {
    Map<String, Foreseen> foretold = new HashMap<>();
    int writes = world.writes.size();
    List<Foreseen> all = world.done(world.intake.foresee(List.of(recipes)));
    assertEquals(writes, world.writes.size(), "foretelling wrote something");
    int before = world.runs.size();
    world.apply(recipes);
    world.minutes(2);
    for (Foreseen one : all) {
      foretold.put(one.recipe(), one);
      long ran =
          world.runs.stream().skip(before).filter(run -> run.recipe().equals(one.recipe())).count();
      assertEquals(
          ran, one.poll().map(Foreseen.Poll::wouldRun).orElse(0).longValue(), one::toString);
    }
    return foretold;
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void whatCameSinceTheLastPollWouldRun(String operation) {
    world.acme.put("old");
    world.minutes(1).start(recipe("a").on(operation).now());
    world.minutes(5).acme.put("one");
    world.acme.put("two");
    Foreseen told = held(recipe("a").on(operation).now()).get("a");
    assertEquals(Change.UNCHANGED, told.change());
    assertEquals(2, told.poll().orElseThrow().wouldRun());
    assertEquals("one", told.poll().orElseThrow().events().get(0).key());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void anEditThatFiresForChangesRunsThoseThatChangedAndSkipsTheOthers(String operation) {
    world.acme.put("old", "tags", "x");
    world.minutes(1).start(recipe("a").on(operation).now());
    world.minutes(5).acme.put("old", "tags", "y");
    world.acme.put("fresh");
    Foreseen told = held(recipe("a").on(operation).fire(Fire.CHANGED).now()).get("a");
    assertEquals(Change.EDITED, told.change());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void whatIsWatchedFromNowOnHasChangedForNobodyYet(String operation) {
    world.acme.put("old", "tags", "x");
    world.minutes(1).start(recipe("a").on(operation).fire(Fire.NEW_OR_CHANGED).now());
    world.minutes(5).acme.put("old", "tags", "y");
    held(recipe("a").on(operation).watch("tags").now());
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void aNewRecipeOnASharedPollSkipsWhatIsThere(String operation) {
    world.acme.put("old");
    world.minutes(1).start(recipe("a").on(operation).now());
    world.minutes(5).acme.put("forA");
    world.run(Duration.ofSeconds(1));
    Map<String, Foreseen> told =
        held(recipe("a").on(operation).now(), recipe("b").on(operation).now());
    assertEquals(1, told.get("a").poll().orElseThrow().wouldRun());
    assertEquals(Change.NEW, told.get("b").change());
    assertEquals(0, told.get("b").poll().orElseThrow().wouldRun());
    assertTrue(told.get("b").poll().orElseThrow().skips() > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void fromTheBeginningMeansAllOfThePast(String operation) {
    world.acme.put("old1");
    world.acme.put("old2");
    world.minutes(1).start(recipe("a").on(operation).now());
    world.minutes(5);
    Map<String, Foreseen> told =
        held(recipe("a").on(operation).now(), recipe("b").on(operation).fromBeginning().now());
    assertEquals(2, told.get("b").poll().orElseThrow().wouldRun());
  }

  @Test
  void aPollOfItsOwnFromAnInstantOn() {
    world.acme.put("old");
    world.minutes(10).start();
    world.acme.put("young");
    Recipe recipe = recipe("a").from(world.now().minusSeconds(60)).now();
    assertEquals(1, held(recipe).get("a").poll().orElseThrow().wouldRun());
  }

  @Test
  void aRecipeThatPollsAnotherOperationBeginsAnew() {
    world.acme.put("old");
    world.minutes(1).start(recipe("a").now());
    world.minutes(5).acme.put("between");
    world.run(Duration.ofSeconds(1));
    Foreseen told = held(recipe("a").on(Specs.WINDOW).now()).get("a");
    assertEquals(Change.MOVED, told.change());
    assertTrue(told.words().contains("begins anew"), told::words);
  }

  @ParameterizedTest
  @ValueSource(strings = {Specs.LISTING, Specs.WINDOW})
  void aRecipeThatPollsWithOtherInputsSkipsNothing(String operation) {
    world.acme.put("old", "group", "red");
    world.acme.put("other", "group", "blue");
    world.minutes(1).start(recipe("a").on(operation).with("group", "red").now());
    world.minutes(5).acme.put("between", "group", "blue");
    world.acme.put("both", "group", "red");
    Foreseen told = held(recipe("a").on(operation).now()).get("a");
    assertEquals(Change.MOVED, told.change());
    assertEquals(2, told.poll().orElseThrow().wouldRun());
    assertTrue(told.words().contains("goes on with other inputs"), told::words);
  }

  @Test
  void whatWaitsInTheLogRunsByTheNewVersion() {
    world.room = 0;
    world.start(recipe("a").now());
    world.minutes(2).acme.put("waits");
    world.minutes(2);
    world.room = 10;
    assertEquals(
        1,
        held(recipe("a").every(Duration.ofMinutes(2)).now())
            .get("a")
            .poll()
            .orElseThrow()
            .wouldRun());
  }

  @Test
  void whatWaitsWhereAnEditLeavesCountsAsItDidWhenItWasTakenIn() {
    world.room = 0;
    world.start(recipe("a").now());
    world.minutes(2).acme.put("waits");
    world.minutes(2);
    world.room = 10;
    Recipe moved = recipe("a").with("list", "other").fire(Fire.CHANGED).now();
    assertEquals(1, held(moved).get("a").poll().orElseThrow().wouldRun());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other"})
  void whatCameWhileItWasOffIsSkippedWhereItSaysSo(String list) {
    world.start(recipe("a").skipsWhilePaused().now());
    world.minutes(2).room = 0;
    world.acme.put("waits");
    world.minutes(2).apply(recipe("a").skipsWhilePaused().disabled().now());
    world.acme.put("x");
    world.minutes(2).room = 10;
    RecipeBuilder on = recipe("a").skipsWhilePaused();
    Recipe again = list.isEmpty() ? on.now() : on.with("list", list).now();
    assertEquals(0, held(again).get("a").poll().orElseThrow().wouldRun());
  }

  @Test
  void listsOfManyPagesAreReadToTheirEnd() {
    world.acme.pageSize = 2;
    world.start(recipe("a").now());
    world.minutes(2);
    for (int i = 0; i < 7; i++) {
      world.acme.put("r" + i);
    }
    Foreseen.Poll poll = held(recipe("a").now()).get("a").poll().orElseThrow();
    assertEquals(7, poll.wouldRun());
    assertEquals(4, poll.requests());
    assertTrue(poll.complete());
  }

  @Test
  void whoIsGoneOrSwitchedOffIsToldWithoutAPoll() {
    world.start(recipe("a").now(), recipe("b").on(Specs.WINDOW).now());
    world.minutes(2);
    int asks = world.acme.asks.size();
    List<Foreseen> all = world.done(world.intake.foresee(List.of(recipe("b").disabled().now())));
    assertEquals(List.of(Change.GONE, Change.OFF), all.stream().map(Foreseen::change).toList());
    assertTrue(all.stream().allMatch(one -> one.poll().isEmpty()));
    assertEquals(asks, world.acme.asks.size());
  }

  @Test
  void aPollThatFailsIsToldAndOthersAreNot() {
    world.start(recipe("a").now());
    world.minutes(2);
    world.acme.failNext(Fault.of(Fault.Kind.REFUSED, "no such list"), 1);
    Foreseen told = world.done(world.intake.foresee(List.of(recipe("a").now()))).get(0);
    assertEquals(Change.REFUSED, told.change());
    assertTrue(told.words().contains("no such list"), told::words);
  }

  private Foreseen foretold(Recipe recipe, Duration within) {
    Future<List<Foreseen>> asked = world.intake.foresee(List.of(recipe));
    world.run(within);
    return asked.result().get(0);
  }

  @Test
  void whatAPersonWaitsForIsReadWhilePollsWait() {
    world.acme.put("old");
    world.budget =
        (purpose, recipe) ->
            purpose == Permits.Purpose.BY_HAND
                ? Future.succeededFuture(new World.Free())
                : Promise.<Permits.Permit>promise().future();
    world.start();
    Foreseen told = foretold(recipe("a").fromBeginning().now(), Duration.ofSeconds(1));
    assertEquals(1, told.poll().orElseThrow().wouldRun());
  }

  @Test
  void aBudgetWithoutRoomIsToldAndItsPermitThatComesLateIsGivenBack() {
    Promise<Permits.Permit> late = Promise.promise();
    world.budget = (purpose, recipe) -> late.future();
    world.start();
    Foreseen told = foretold(recipe("a").now(), Duration.ofMinutes(2));
    assertEquals(Change.REFUSED, told.change());
    assertTrue(told.words().contains("the budget of acme:one had no room"), told::words);
    World.Free permit = new World.Free();
    late.complete(permit);
    assertTrue(permit.unused);
    assertTrue(world.acme.asks.isEmpty());
  }

  @Test
  void aPollUnderWayThatDoesNotEndIsToldAndNotWaitedFor() {
    world.start(recipe("a").now());
    world.acme.next(() -> Promise.<Page>promise().future());
    int asks = world.acme.asks.size();
    while (world.acme.asks.size() == asks) {
      world.run(Duration.ofSeconds(1));
    }
    Foreseen told = foretold(recipe("a").now(), Duration.ofSeconds(61));
    assertEquals(Change.REFUSED, told.change());
    assertTrue(told.words().contains("the one under way has not ended"), told::words);
  }

  @Test
  void aFloodIsToldToBeHeld() {
    world.start(recipe("a").flood(2).now());
    world.minutes(2);
    for (int i = 0; i < 4; i++) {
      world.acme.put("r" + i);
    }
    Foreseen told = world.done(world.intake.foresee(List.of(recipe("a").flood(2).now()))).get(0);
    assertTrue(told.words().contains("flood_limit"), told::words);
    assertFalse(told.poll().orElseThrow().events().isEmpty());
  }
}
