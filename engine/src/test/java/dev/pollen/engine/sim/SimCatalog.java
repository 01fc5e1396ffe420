package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the simulated systems can do: one with a tight budget, one without any. */
final class SimCatalog {
  static final Duration LAG = Duration.ofSeconds(8);
  static final Duration REPEAT_WITHIN = Duration.ofMinutes(10);
  static final Budget BUDGET = new Budget(9, Duration.ofSeconds(4));
  static final Polling POLLING =
      new Polling(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofSeconds(20));
  static final List<String> SYSTEMS = List.of("sim", "lax");
  static final Catalog CATALOG = catalog();

  private SimCatalog() {}

  private static Catalog catalog() {
    List<OperationSpec> operations = new ArrayList<>();
    for (String system : SYSTEMS) {
      for (Style style : Style.values()) {
        operations.add(trigger(system, style.word(), style));
      }
      operations.add(trigger(system, "parts", Style.BARE));
      operations.add(action(system, "look", Effect.READ, Optional.empty()));
      operations.add(action(system, "put", Effect.IDEMPOTENT, Optional.of(REPEAT_WITHIN)));
      operations.add(action(system, "set", Effect.IDEMPOTENT, Optional.empty()));
      operations.add(action(system, "post", Effect.UNREPEATABLE, Optional.empty()));
      operations.add(action(system, "make", Effect.RECONCILABLE, Optional.empty()));
      for (Making kind : Making.values()) {
        operations.add(trigger(system, kind.looks(), Style.BARE));
        operations.add(making(system, kind));
      }
    }
    return new Catalog(
        List.of(system("sim", List.of(BUDGET)), system("lax", List.of())), operations);
  }

  private static SystemSpec system(String key, List<Budget> budgets) {
    return new SystemSpec(
        key,
        key,
        "A made-up system.",
        Optional.empty(),
        List.of(),
        false,
        Map.of(),
        budgets,
        List.of(),
        new SystemSpec.RateHeaders("", "", "", "", ""),
        List.of(),
        Set.of(),
        Optional.empty(),
        Map.of(),
        key);
  }

  private static TriggerSpec trigger(String system, String word, Style style) {
    Optional<Since> since =
        style.windowed
            ? Optional.of(new Since(JsonNodeFactory.instance.objectNode(), "iso", "changed"))
            : Optional.empty();
    return new TriggerSpec(
        common(system, word),
        Optional.of(style.shape()),
        new Paging.None(),
        since,
        style.ascending,
        LAG,
        false,
        false);
  }

  private static ActionSpec action(
      String system, String word, Effect effect, Optional<Duration> within) {
    return new ActionSpec(
        common(system, word),
        effect,
        "because the simulation says so",
        Optional.empty(),
        within,
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.empty());
  }

  private static ActionSpec making(String system, Making kind) {
    return new ActionSpec(
        common(system, kind.word()),
        Effect.RECONCILABLE,
        "because the simulation says so",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.of(kind.how(system)));
  }

  private static OperationSpec.Common common(String system, String word) {
    return new OperationSpec.Common(
        system + "." + word,
        system,
        "tests",
        word,
        word,
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
        system);
  }
}
