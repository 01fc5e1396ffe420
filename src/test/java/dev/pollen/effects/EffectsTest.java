package dev.pollen.effects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All 71 of HighLevel's actions, each called once with its reply lost after it took effect: what
 * may be repeated leaves the same state, what can be found is found and not repeated, and all else
 * waits for a person. Held against the sandbox's own ledger and its whole state.
 */
class EffectsTest {
  static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();

  private static final Map<Effect, Integer> PROVEN = new TreeMap<>();
  private static Vertx vertx;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
    int all = PROVEN.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        PROVEN.entrySet().stream()
            .map(one -> share(one.getKey(), one.getValue(), all))
            .collect(Collectors.joining(", ", "effects proven: ", " of " + all)));
  }

  private static String share(Effect effect, int count, int all) {
    return "%s %d (%.0f %%)".formatted(effect.word(), count, 100.0 * count / all);
  }

  static Stream<String> actions() {
    return CATALOG.operations().stream()
        .filter(one -> one instanceof ActionSpec && one.system().equals("highlevel"))
        .filter(one -> one.common().catalogued())
        .map(one -> one.key().substring("highlevel.".length()))
        .sorted();
  }

  @Test
  void everyActionIsTried() {
    assertEquals(new TreeSet<>(actions().toList()), new TreeSet<>(Works.keys()));
    assertEquals(71, Works.keys().size());
  }

  @ParameterizedTest
  @MethodSource("actions")
  void aLostReplyDoesNothingTwice(String key) throws Exception {
    try (Workshop shop = Workshop.open(vertx, CATALOG, key, folder)) {
      RunId id = shop.failing("reset-after").start();
      shop.until(id, EffectsTest::isThrough);
      JsonNode once = shop.kit.state();
      RunRecord run = shop.end(id);
      Effect effect = shop.spec.effect();
      boolean parks = effect == Effect.UNREPEATABLE;
      assertEquals(parks ? RunState.IN_DOUBT : RunState.DONE, run.state(), run.why());
      assertEquals(once, shop.kit.state(), "the second call changed what the first one left");
      if (parks || effect == Effect.RECONCILABLE) {
        assertEquals(1, shop.effects(), "it took effect once");
      }
      PROVEN.merge(effect, 1, Integer::sum);
    }
  }

  /** The first call is over. */
  static boolean isThrough(RunRecord run) {
    return !run.state().active()
        || run.attempts().stream().anyMatch(attempt -> attempt.outcome().isPresent());
  }

  @Test
  void aStepThatAPersonCallsDoneGoesOnWithoutAReply() throws Exception {
    try (Workshop shop = Workshop.open(vertx, CATALOG, "contact_workflow.add", folder)) {
      RunId id = shop.failing("reset-after").start();
      assertEquals(RunState.IN_DOUBT, shop.end(id).state());
      shop.resolve(id, dev.pollen.engine.Engine.Resolution.DONE);
      RunRecord run = shop.end(id);
      assertEquals(RunState.DONE, run.state());
      assertTrue(run.outcomes().get("steps[0]").reply().isMissingNode());
      assertEquals(1, shop.effects());
    }
  }
}
