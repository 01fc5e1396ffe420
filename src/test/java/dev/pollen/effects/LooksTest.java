package dev.pollen.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Likeness;
import dev.pollen.catalog.Reconcile.Trait;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each action that can be looked for, over HTTP against the sandbox: its effect is there, is not
 * there, comes late, is there twice, was altered by the system, or is another run's.
 */
class LooksTest {
  private static final String STEP = "steps[0]";
  private static Vertx vertx;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  static Stream<String> reconcilable() {
    return EffectsTest.actions().filter(key -> spec(key).reconcile().isPresent());
  }

  private static ActionSpec spec(String key) {
    return (ActionSpec) EffectsTest.CATALOG.operation("highlevel." + key).orElseThrow();
  }

  private Workshop shop(String key) throws Exception {
    return Workshop.open(vertx, EffectsTest.CATALOG, key, folder);
  }

  private static Optional<String> id(Workshop shop, JsonNode reply) {
    return shop.spec.reconcile().orElseThrow().idIn(reply);
  }

  private static void assertDone(RunRecord run) {
    assertEquals(RunState.DONE, run.state(), run.why());
  }

  private static boolean wasLookedFor(RunRecord run) {
    return run.why().contains("will look once more");
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatIsThereIsFoundWithTheReplyThatLaterStepsNeed(String key) throws Exception {
    try (Workshop shop = shop(key)) {
      RunRecord run = shop.end(shop.failing("reset-after").start());
      assertDone(run);
      assertEquals(1, shop.effects());
      assertTrue(run.outcomes().get(STEP).words().startsWith("found by looking"));
      assertFalse(Workshop.id(run).isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatIsNotThereIsDoneAgainOnce(String key) throws Exception {
    try (Workshop shop = shop(key)) {
      RunRecord run = shop.end(shop.failing("reset-before").start());
      assertDone(run);
      assertEquals(1, shop.effects());
      assertEquals(2, run.intents().get(STEP).number());
    }
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatComesAfterTheFirstLookIsFoundByTheSecond(String key) throws Exception {
    try (Workshop shop = shop(key)) {
      RunId id = shop.failing("reset-before").start();
      shop.until(id, run -> wasLookedFor(run) || !run.state().active());
      shop.elsewhere(shop.input);
      RunRecord run = shop.end(id);
      assertDone(run);
      assertEquals(1, shop.effects());
      assertEquals(1, run.intents().get(STEP).number());
    }
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatIsThereTwiceIsAPersonsToDecide(String key) throws Exception {
    try (Workshop shop = shop(key)) {
      RunId id = shop.failing("reset-after").start();
      shop.until(id, EffectsTest::isThrough);
      Optional<String> first = twice(shop);
      assumeTrue(first.isPresent(), "the system has one of a kind only");
      RunRecord run = shop.end(id);
      assertEquals(RunState.IN_DOUBT, run.state(), run.why());
      assertEquals(2, shop.effects());
    }
  }

  /** Empty where the system refuses a second one, or changes the first one. */
  private static Optional<String> twice(Workshop shop) {
    int before = shop.effects();
    try {
      Optional<String> one = id(shop, shop.elsewhere(shop.input));
      boolean changes = shop.spec.key().endsWith(".upsert");
      return shop.effects() == before + 1 && !changes ? one : Optional.empty();
    } catch (dev.pollen.engine.spi.Fault refused) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatTheSystemTrimmedIsStillOurs(String key) throws Exception {
    Optional<Trait> text = text(key);
    assumeTrue(text.isPresent(), "nothing in it is free text");
    try (Workshop shop = shop(key)) {
      ObjectNode other = shop.input.deepCopy();
      String name = text.get().input().getMatchingProperty();
      other.put(name, " " + shop.input.get(name).asText().toUpperCase(java.util.Locale.ROOT) + " ");
      RunId id = shop.failing("reset-before").start();
      shop.until(id, EffectsTest::isThrough);
      shop.elsewhere(other);
      RunRecord run = shop.end(id);
      assertDone(run);
      assertEquals(1, shop.effects());
    }
  }

  private static Optional<Trait> text(String key) {
    return spec(key).reconcile().orElseThrow().match().stream()
        .filter(trait -> trait.likeness() == Likeness.TEXT)
        .findFirst();
  }

  @ParameterizedTest
  @MethodSource("reconcilable")
  void whatAnotherRunMadeIsNotTakenForOurs(String key) throws Exception {
    try (Workshop shop = shop(key)) {
      RunId lost = shop.failing("reset-before").start();
      shop.until(lost, EffectsTest::isThrough);
      RunRecord plain = shop.end(shop.start());
      assertDone(plain);
      RunRecord run = shop.end(lost);
      if (run.state() == RunState.DONE && !shop.spec.key().endsWith(".upsert")) {
        assertNotEquals(Workshop.id(plain), Workshop.id(run));
        assertEquals(2, shop.effects());
      } else if (run.state() != RunState.DONE) {
        assertEquals(
            RunState.FAILED, run.state(), "refused, as there can be one only: " + run.why());
        assertEquals(1, shop.effects());
      }
    }
  }
}
