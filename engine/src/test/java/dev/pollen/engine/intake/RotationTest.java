package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Children are read one parent after the other, and none of them is lost, repeated or starved. */
class RotationTest extends RotationBench {
  private List<String> parentsOfRuns() {
    return world.runs.stream().map(run -> run.record().path("parent").asText()).sorted().toList();
  }

  @Test
  void aNewChildOfAnyParentFiresOnce() {
    live(NOTES);
    for (int i = 0; i < PARENTS; i++) {
      families.child(id(i), "n" + i);
      world.run(Duration.ofSeconds(7));
    }
    world.minutes(40);
    assertEquals(IntStream.range(0, PARENTS).mapToObj(RotationTest::id).toList(), parentsOfRuns());
  }

  @Test
  void childrenOfTwoParentsAreTwoRecordsThoughTheyShareAnId() {
    live(NOTES);
    families.child(id(7), "same");
    families.child(id(250), "same");
    world.minutes(30);
    assertEquals(
        List.of("p007|same", "p250|same"),
        world.runs.stream().map(run -> run.key()).sorted().toList());
  }

  @Test
  void onePollAsksNoMoreThanItMayAndTheNextGoesOn() {
    live(NOTES);
    families.visited.clear();
    world.minutes(3);
    assertEquals(3 * PAGES, families.visited.size());
    List<String> parents = families.visited.stream().filter(one -> !one.isEmpty()).toList();
    assertEquals(parents.size(), Set.copyOf(parents).size());
  }

  @Test
  void theChildIsAskedWithTheRecipesInputsAndItsParentsId() {
    families.parents(1);
    world.start(recipe("a").on(Specs.NOTES).of(Specs.PARENTS).with("colour", "red").now());
    world.minutes(2);
    JsonNode asked = families.inputs.get(1);
    assertEquals("{\"colour\":\"red\",\"parent\":\"p000\"}", asked.toString());
  }

  @Test
  void severalPagesOfChildrenAreReadBeforeTheNextParent() {
    families.childPage = 2;
    live(NOTES);
    IntStream.range(0, 7).forEach(i -> families.child(id(150), "n" + i));
    world.minutes(30);
    assertEquals(
        List.of("n0", "n1", "n2", "n3", "n4", "n5", "n6"),
        world.keys("a").stream().sorted().toList());
  }

  @Test
  void aRestartInTheMiddleLosesAndRepeatsNothingAndGoesOnWhereItStopped() {
    live(NOTES);
    IntStream.range(0, PARENTS).forEach(i -> families.child(id(i), "n" + i));
    world.minutes(3);
    families.visited.clear();
    String next = afterRestart();
    assertFalse(next.isEmpty() || next.equals(id(0)), next);
    world.minutes(40);
    assertEquals(IntStream.range(0, PARENTS).mapToObj(RotationTest::id).toList(), parentsOfRuns());
  }

  private String afterRestart() {
    world.restart(NOTES);
    world.minutes(1);
    return families.visited.stream().filter(one -> !one.isEmpty()).findFirst().orElse("");
  }

  @Test
  void restartsThatComeOftenerThanTheRotationEndsStarveNoParent() {
    live(NOTES);
    families.visited.clear();
    for (int i = 0; i < 12; i++) {
      world.restart(NOTES);
      world.run(Duration.ofSeconds(80));
    }
    assertEquals(families.parents.keySet(), withoutPages(families.visited));
  }

  private static Set<String> withoutPages(List<String> visited) {
    Set<String> parents = new HashSet<>(visited);
    parents.remove("");
    return parents;
  }

  @Test
  void restartsStarveNoParentThoughEveryPollEndsWithAnError() {
    live(NOTES);
    for (int i = 0; i < 40; i++) {
      families.patience = 35;
      world.minutes(1);
      world.restart(NOTES);
    }
    assertEquals(families.parents.keySet(), withoutPages(families.visited));
  }

  @Test
  void aPlaceThatTheSystemForgotIsNoObstacleAfterARestart() {
    live(NOTES);
    world.minutes(4);
    families.refusedCursors.addAll(List.of("50", "100", "150", "200", "250"));
    world.restart(NOTES);
    world.minutes(5);
    families.refusedCursors.clear();
    families.child(id(299), "n");
    world.minutes(40);
    assertEquals(List.of("n"), world.keys("a"));
  }

  @Test
  void aParentThatIsGoneIsPassedOver() {
    families.gone.addAll(List.of(id(0), id(49), id(50), id(299)));
    live(NOTES);
    families.child(id(298), "n");
    world.minutes(30);
    assertEquals(List.of("n"), world.keys("a"));
    assertEquals(Optional.empty(), feed().problem());
    assertTrue(feed().lastComplete().isPresent());
  }

  @Test
  void whereEveryParentIsGoneTheFeedSaysSo() {
    families.parents(12);
    families.parents.keySet().forEach(families.gone::add);
    world.start(NOTES);
    world.minutes(2);
    String problem = feed().problem().orElseThrow();
    assertTrue(problem.contains("every one of 12 parents of family.parents is gone"), problem);
    assertEquals(Optional.empty(), feed().lastComplete());
  }

  @Test
  void aParentThatCannotBeReadKeepsNoOtherFromFiringAndIsNamed() {
    live(NOTES);
    families.broken.put(id(120), Fault.of(Fault.Kind.REFUSED, "no"));
    IntStream.range(0, PARENTS).forEach(i -> families.child(id(i), "n" + i));
    Optional<Instant> before = feed().lastComplete();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      world.minutes(1);
      feed().problem().ifPresent(problems::add);
    }
    List<String> others =
        IntStream.range(0, PARENTS).filter(i -> i != 120).mapToObj(RotationTest::id).toList();
    assertEquals(others, parentsOfRuns());
    assertTrue(problems.contains("no (parent p120)"), problems::toString);
    assertEquals(before, feed().lastComplete());
    families.broken.clear();
    world.minutes(40);
    assertEquals(PARENTS, world.runs.size());
  }

  @Test
  void anErrorThatPassesInTheMiddleCostsNothing() {
    live(NOTES);
    IntStream.range(0, PARENTS).forEach(i -> families.child(id(i), "n" + i));
    world.minutes(2);
    families.down = Optional.of(Fault.of(Fault.Kind.UNREACHABLE, "reset"));
    world.minutes(3);
    families.down = Optional.empty();
    world.minutes(60);
    assertEquals(IntStream.range(0, PARENTS).mapToObj(RotationTest::id).toList(), parentsOfRuns());
  }

  @Test
  void anOutageThatOutlastsAllTriesCostsNothingEither() {
    live(NOTES);
    IntStream.range(0, PARENTS).forEach(i -> families.child(id(i), "n" + i));
    world.minutes(2);
    families.down = Optional.of(Fault.of(Fault.Kind.UNREACHABLE, "reset"));
    world.minutes(120);
    families.down = Optional.empty();
    world.minutes(60);
    assertEquals(IntStream.range(0, PARENTS).mapToObj(RotationTest::id).toList(), parentsOfRuns());
  }

  @Test
  void nothingIsWrittenWhileNothingComesAndOnePollIsEnough() {
    families.parents(20);
    world.start(NOTES);
    world.minutes(3);
    world.writes.clear();
    world.minutes(10);
    assertEquals(List.of(), world.writes);
  }

  @Test
  void theBookmarkGoesWhenTheRecipeGoesElsewhere() {
    live(NOTES);
    world.minutes(2);
    assertTrue(world.done(world.journal.notes()).containsKey("rotation:1"));
    world.apply(recipe("a").now());
    world.minutes(5);
    assertFalse(world.done(world.journal.notes()).containsKey("rotation:1"));
  }

  @Test
  void aRotationOverSeveralPollsIsNotStaleWhileItGoesRound() {
    live(NOTES);
    for (int i = 0; i < 40; i++) {
      world.minutes(1);
      assertFalse(feed().stale(world.now()));
    }
  }

  @Test
  void anotherParentOperationIsAnotherFeed() {
    families.parents(2);
    world.start(NOTES, recipe("b").on(Specs.NOTES).of(Specs.TASKS).now());
    assertEquals(2, world.feedRows().size());
  }
}
