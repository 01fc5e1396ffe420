package dev.pollen.engine.intake;

import static dev.pollen.engine.intake.RecipeBuilder.recipe;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.recipe.Recipe.Fire;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells one record from another, and a change from none. */
class TakingInIdentityTest {
  private final World world = new World();

  @Test
  void recordsWithoutIdentityAreToldApartByContent() {
    world.acme.shape = Specs.shape("");
    world.start(recipe("a").now());
    world.minutes(2).acme.put("x");
    world.acme.put("y");
    world.minutes(3);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void oneRecordThatStaysWithoutItsIdentityIsTakenInByItsContent() {
    world.acme.put("x");
    world.start(recipe("a").now());
    world.minutes(2).acme.put("odd").remove("id");
    world.minutes(20);
    assertEquals(1, world.runs.size());
  }

  @Test
  void aKnownRecordThatLacksItsIdentityForOnceIsNotDeliveredAgain() {
    world.start(recipe("a").now());
    world.minutes(2).acme.put("x");
    world.acme.put("y");
    world.minutes(2);
    assertEquals(List.of("x", "y"), world.keys("a"));
    ObjectNode whole = (ObjectNode) world.acme.records.get("x");
    world.acme.records.put("x", whole.deepCopy().without("id"));
    world.minutes(2).acme.records.put("x", whole);
    world.minutes(20);
    assertEquals(List.of("x", "y"), world.keys("a"));
  }

  @Test
  void anOlderVersionThanTheRememberedOneIsNoEvent() {
    world.start(recipe("a").fire(Fire.NEW_OR_CHANGED).now());
    world.minutes(2);
    JsonNode old = world.acme.put("x", "v", 1).deepCopy();
    world.minutes(1).acme.put("x", "v", 2);
    world.minutes(2);
    JsonNode newest = world.acme.records.put("x", old);
    world.minutes(2).acme.records.put("x", newest);
    world.minutes(2);
    assertEquals(List.of("x", "x"), world.keys("a"));
  }

  @Test
  void theOrderOfMembersAndTheWayANumberIsWrittenAreNoChange() {
    world.start(recipe("a").fire(Fire.CHANGED).now());
    ObjectNode record = world.acme.put("x");
    record.put("n", 1);
    world.minutes(2);
    ObjectNode other = record.objectNode().put("n", 1.0);
    other.setAll(record.deepCopy().remove(List.of("n")));
    world.acme.records.put("x", other);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void ignoredFieldsAreNoChange() {
    world.acme.shape = Specs.shape("/id", "/seen/at");
    world.start(recipe("a").fire(Fire.CHANGED).now());
    ObjectNode record = world.acme.put("x");
    record.putObject("seen").put("at", 1);
    world.minutes(2);
    record.putObject("seen").put("at", 2);
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
  }

  @Test
  void onlyWatchedFieldsCountAsAChange() {
    world.acme.put("x", "email", "a@example.com", "tags", "one");
    world.start(recipe("a").watch("email").now());
    world.minutes(2).acme.put("x", "email", "a@example.com", "tags", "two");
    world.minutes(2);
    assertEquals(List.of(), world.keys("a"));
    world.acme.put("x", "email", "b@example.com", "tags", "two");
    world.minutes(2);
    assertEquals(List.of("x"), world.keys("a"));
  }

  @Test
  void aVanishedIdentityStopsThatFeedWithWordsAndNoOther() {
    world.acme.put("x");
    world.start(recipe("a").now(), recipe("b").with("other", "list").now());
    world.minutes(2);
    world.acme.records.values().forEach(record -> ((ObjectNode) record).remove("id"));
    world.minutes(3);
    assertTrue(world.told.stream().anyMatch(line -> line.contains("identity")));
    assertEquals(List.of(), world.runs);
    assertFalse(world.done(world.intake.feeds()).get(0).problem().isEmpty());
    world.acme.records.clear();
    world.acme.put("y");
    world.minutes(20);
    assertEquals(List.of("y"), world.keys("a"));
  }
}
