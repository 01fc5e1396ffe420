package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.Fire;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that change around the first whole reading of fields that are watched from now on. */
class WatchedFirstTest {
  private final World world = new World();
  private final Recipe plain = recipe("a").on(Specs.WINDOW).fire(Fire.CHANGED).now();
  private final Recipe email = recipe("a").on(Specs.WINDOW).watch("email").now();
  private final Recipe tags = recipe("b").on(Specs.WINDOW).watch("tags").now();
  private JsonNode other;

  @BeforeEach
  void twoRecordsAreKnown() {
    world.acme.put("x", "email", "a@example.com", "tags", "one");
    other = world.acme.put("y", "email", "b@example.com", "tags", "one");
  }

  /** As if the record had moved to a page that was read before. */
  private void passesBy() {
    world.acme.next(() -> Future.succeededFuture(FakeSystem.page(List.of(other), null, null)));
  }

  @Test
  void oneThatTheReadingPassedByFiresWhenItDiffers() {
    world.start(plain);
    world.minutes(2);
    passesBy();
    world.apply(email);
    world.minutes(1).acme.put("x", "email", "new@example.com", "tags", "one");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itDoesSoAlsoWhereTheRecipeReadsElsewhereBeforeThat(boolean changes) {
    Recipe moved = recipe("a").on(Specs.WINDOW).watch("email").with("list", "other").now();
    world.start(plain);
    world.minutes(2);
    passesBy();
    world.apply(email);
    world.minutes(1);
    if (changes) {
      world.acme.put("x", "email", "new@example.com", "tags", "one");
    }
    world.apply(moved);
    world.minutes(2);
    assertEquals(changes ? List.of("x") : List.of(), world.keys("a"));
    world.acme.put("x", "email", changes ? "new@example.com" : "a@example.com", "tags", "two");
    world.minutes(2);
    assertEquals(changes ? List.of("x") : List.of(), world.keys("a"), "it is known by now");
  }

  @Test
  void oneThatTheReadingPassedByAndThatIsAsItWasDoesNotFire() {
    world.start(recipe("a").fire(Fire.CHANGED).now());
    world.minutes(2);
    passesBy();
    world.apply(recipe("a").watch("email").now());
    world.minutes(3);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void onlyTheFieldsThatWereNeverReadMayHaveChanged() {
    world.start(email);
    world.minutes(2);
    passesBy();
    world.apply(email, tags);
    world.minutes(1).acme.put("x", "email", "a@example.com", "tags", "two");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"), "the address is known to be as it was");
    assertEquals(List.of("x"), world.keys("b"));
  }

  @Test
  void whatChangedBeforeTheReadingFloodsNobody() {
    world.start(plain);
    world.minutes(2);
    world.acme.put("x", "email", "a@example.com", "tags", "two");
    world.acme.put("y", "email", "b@example.com", "tags", "two");
    world.apply(email);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void afterItOnlyWatchedFieldsFire() {
    world.start(plain);
    world.minutes(2);
    passesBy();
    world.apply(email);
    world.minutes(2).acme.put("x", "email", "a@example.com", "tags", "two");
    world.minutes(2).acme.put("x", "email", "a@example.com", "tags", "three");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"), "once, since nobody knew its address");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itDoesSoAlsoThroughASecondEdit(boolean twice) {
    world.acme.put("x", "email", "a@example.com", "tags", "one");
    JsonNode y = world.acme.put("y", "email", "b@example.com", "tags", "one");
    world.start(recipe("a").on(Specs.WINDOW).fire(Fire.CHANGED).now());
    world.minutes(2);
    world.acme.next(() -> Future.succeededFuture(FakeSystem.page(List.of(y), null, world.now())));
    world.apply(recipe("a").on(Specs.WINDOW).watch("email").with("list", "other").now());
    world.run(Duration.ofSeconds(2));
    world.acme.put("x", "email", "new@example.com", "tags", "one");
    if (twice) {
      world.apply(recipe("a").on(Specs.WINDOW).watch("email").with("list", "third").now());
    }
    world.run(Duration.ofSeconds(2));
    world.minutes(3);
    assertEquals(List.of("x"), world.keys("a"));
  }
}
