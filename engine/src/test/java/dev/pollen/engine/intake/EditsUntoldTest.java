package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import dev.pollen.engine.spi.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Edits repeat nothing where no stamp tells which of two versions is the newer one: pain
 * "duplicates". The recipe reads group {@code red}, then everything.
 */
class EditsUntoldTest {
  private final World world = new World();
  private final Recipe red = of(recipe("a").with("group", "red"));
  private final Recipe all = of(recipe("a"));

  private static Recipe of(RecipeBuilder builder) {
    return builder.fire(Fire.NEW_OR_CHANGED).now();
  }

  private void put(String id, int version) {
    world.acme.put(id, "group", "red", "more", version);
  }

  private void unstamped() {
    RecordShape shape = Specs.shape("/id");
    world.acme.shape =
        new RecordShape(
            shape.form(),
            shape.records(),
            List.of(JsonPointer.compile("/id")),
            List.of(),
            List.of(),
            List.of());
  }

  private void failNext() {
    world.acme.failNext(Fault.of(Fault.Kind.UNREACHABLE, "reset"), 1);
  }

  /** Runs until the system was asked so many times more. */
  private void untilAsked(int times) {
    int asked = world.acme.asks.size() + times;
    world.time.runUntil(world.time.now().plusSeconds(70), () -> world.acme.asks.size() >= asked);
  }

  /** The recipe reads everything, and its first poll failed: it is still to come. */
  private void editedAndUnread() {
    failNext();
    world.intake.apply(List.of(all));
    world.run(Duration.ofSeconds(1));
  }

  private List<Integer> given() {
    return world.runs.stream().map(run -> run.record().path("more").asInt()).toList();
  }

  private void goesOn(Integer... versions) {
    world.minutes(5);
    assertEquals(List.of(versions), given());
    assertEquals(1, world.feedRows().size(), "it reads what others could read with it");
  }

  private void begin() {
    unstamped();
    put("x", 1);
    put("y", 0);
    world.minutes(5).start(red);
    world.minutes(5);
  }

  @Test
  void whatAPollBroughtAfterOneThatFailedIsKnownAfterTheNextEdit() {
    begin();
    editedAndUnread();
    put("x", 2);
    world.done(world.intake.poll("a"));
    world.apply(red);
    goesOn(2);
  }

  @Test
  void whatAnUnfinishedPollBroughtIsKnownAfterTheNextEdit() {
    world.acme.pageSize = 1;
    begin();
    world.intake.apply(List.of(all));
    untilAsked(2);
    put("x", 2);
    untilAsked(1);
    failNext();
    world.run(Duration.ofSeconds(1));
    assertEquals(List.of(2), given());
    world.apply(red);
    goesOn(2);
  }

  @Test
  void aChangeThatNoPollShowedIsStillDeliveredAfterTheNextEdit() {
    put("x", 1);
    world.minutes(5).start(red);
    world.minutes(5);
    put("x", 2);
    editedAndUnread();
    world.apply(red);
    goesOn(2);
  }

  private void coarse(String id, int version, Instant minute) {
    String stamp = minute.toString();
    world.acme.put(id, "group", "red", "more", version).put("created", stamp).put("changed", stamp);
  }

  @Test
  void anOldVersionOfTheSameMinuteDoesNotComeAgain() {
    world.minutes(5).start(red);
    world.minutes(1);
    Instant minute = world.now().truncatedTo(ChronoUnit.MINUTES);
    coarse("x", 1, minute);
    world.done(world.intake.poll("a"));
    world.run(Duration.ofSeconds(1));
    assertEquals(List.of(1), given());
    editedAndUnread();
    coarse("x", 2, minute);
    goesOn(1, 2);
  }

  /** The next polls fail on their second page, until one has brought so many records. */
  private void halfRead(int records) {
    for (int most = 5; most > 0 && !hasBrought(records); most--) {
      untilAsked(1);
      failNext();
      world.run(Duration.ofMillis(20));
      world.acme.scripted.clear();
    }
  }

  private boolean hasBrought(int records) {
    return world.feedRows().stream()
        .filter(FeedKey::isEdited)
        .anyMatch(it -> it.lastNumber() >= records);
  }

  /** The first poll after the edit brought one record and got no further. */
  private void halfReadAfterAnEdit() {
    world.acme.pageSize = 1;
    begin();
    put("x", 2);
    world.intake.apply(List.of(all));
    halfRead(1);
    assertTrue(hasBrought(1));
    put("x", 3);
    world.restart(all);
  }

  @Test
  void whatAnInterruptedPollGaveDoesNotComeAgain() {
    halfReadAfterAnEdit();
    goesOn(2, 3);
  }

  @Test
  void whatTwoUnfinishedPollsGaveDoesNotComeAgainAfterTheNextEdit() {
    halfReadAfterAnEdit();
    halfRead(2);
    assertTrue(hasBrought(2));
    world.apply(red);
    goesOn(2, 3);
  }
}
