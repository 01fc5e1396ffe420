package dev.pollen.engine.sim;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The simulated system's catalog, and the recipes that run on it. */
final class SimWorld {
  static final Duration LAG = Duration.ofSeconds(3);
  static final Polling POLLING =
      new Polling(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofSeconds(5));

  private SimWorld() {}

  static Catalog catalog() {
    return new Catalog(
        List.of(system()),
        List.of(
            trigger("sim.list", false),
            trigger("sim.window", true),
            action("sim.put", Effect.IDEMPOTENT),
            action("sim.post", Effect.UNREPEATABLE),
            action("sim.make", Effect.RECONCILABLE)));
  }

  private static SystemSpec system() {
    return new SystemSpec(
        "sim",
        "Sim",
        "A made-up system.",
        Optional.empty(),
        List.of(),
        false,
        Map.of(),
        List.of(new SystemSpec.Budget(50, Duration.ofSeconds(10))),
        List.of(),
        new SystemSpec.RateHeaders("", "", "", "", ""),
        List.of(),
        Set.of(),
        Optional.empty(),
        Map.of(),
        "sim");
  }

  private static TriggerSpec trigger(String key, boolean window) {
    RecordShape shape =
        new RecordShape(
            RecordShape.Form.LIST,
            List.of(),
            List.of(JsonPointer.compile("/id")),
            List.of(JsonPointer.compile("/created")),
            List.of(JsonPointer.compile("/changed")),
            List.of());
    Optional<Since> since =
        window
            ? Optional.of(new Since(JsonNodeFactory.instance.objectNode(), "iso", "changed"))
            : Optional.empty();
    return new TriggerSpec(
        common(key), Optional.of(shape), new Paging.None(), since, false, LAG, false, false);
  }

  private static ActionSpec action(String key, Effect effect) {
    return new ActionSpec(
        common(key),
        effect,
        "because the simulation says so",
        Optional.empty(),
        Optional.of(Duration.ofMinutes(10)),
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.empty());
  }

  private static OperationSpec.Common common(String key) {
    return new OperationSpec.Common(
        key,
        "sim",
        "tests",
        key,
        key,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        OperationSpec.Token.NONE,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        true,
        "sim");
  }

  static List<Recipe> recipes(Catalog catalog) {
    return List.of(
        recipe(catalog, "put", "sim.list", "sim.put"),
        recipe(catalog, "post", "sim.list", "sim.post"),
        recipe(catalog, "make", "sim.window", "sim.make"));
  }

  private static Recipe recipe(Catalog catalog, String id, String trigger, String action) {
    String text =
        """
        trigger:
          type: %s
          every: 5s
        steps:
          - action: %s
            with: { id: "${{ record.id }}" }
        """
            .formatted(trigger, action);
    RecipeReader.Read read =
        RecipeReader.read(id + ".yaml", text, new RecipeReader.Setting(catalog, POLLING));
    return read.recipe().orElseThrow(() -> new AssertionError(read.problems().toString()));
  }
}
