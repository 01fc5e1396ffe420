package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Likeness;
import dev.pollen.catalog.Look;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.TriggerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations of a made-up system, one of each effect. */
final class Specs {
  static final String LIST = "acme.list";
  static final String GET = "acme.get";
  static final String PUT = "acme.put";
  static final String REPLACE = "acme.replace";
  static final String MAKE = "acme.make";
  static final String POST = "acme.post";
  static final String ADD = "acme.add";
  static final String ADD_UNSTAMPED = "acme.add_unstamped";

  private Specs() {}

  static Catalog catalog(List<Budget> budgets) {
    return new Catalog(
        List.of(system("acme", budgets), system("open", List.of())),
        List.of(
            list(),
            action(GET, Effect.READ, Optional.empty()),
            action(PUT, Effect.IDEMPOTENT, Optional.of(Duration.ofMinutes(10))),
            action(REPLACE, Effect.IDEMPOTENT, Optional.empty()),
            action(MAKE, Effect.RECONCILABLE, Optional.empty()),
            action(POST, Effect.UNREPEATABLE, Optional.empty()),
            adding(ADD, Reconcile.Told.CREATED),
            adding(ADD_UNSTAMPED, Reconcile.Told.BEFORE)));
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
        "test");
  }

  static RecordShape shape() {
    return new RecordShape(
        RecordShape.Form.LIST,
        List.of(JsonPointer.compile("/things")),
        List.of(JsonPointer.compile("/id")),
        List.of(),
        List.of(),
        List.of());
  }

  private static TriggerSpec list() {
    return new TriggerSpec(
        common(LIST),
        Optional.of(shape()),
        new Paging.None(),
        Optional.empty(),
        false,
        Duration.ZERO,
        false,
        false);
  }

  private static ActionSpec action(String key, Effect effect, Optional<Duration> repeatWithin) {
    return new ActionSpec(
        common(key),
        effect,
        "because the test says so",
        Optional.empty(),
        repeatWithin,
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.empty());
  }

  /** Adds a thing, which can be looked for in the list. */
  private static ActionSpec adding(String key, Reconcile.Told told) {
    Look look = new Look(LIST, JsonNodeFactory.instance.objectNode(), Map.of(), Map.of(), false);
    JsonPointer text = JsonPointer.compile("/text");
    Reconcile how =
        new Reconcile(
            "thing",
            List.of(look),
            told,
            List.of(JsonPointer.compile("/at")),
            List.of(),
            List.of(new Reconcile.Trait(text, text, Likeness.TEXT)),
            JsonPointer.compile("/thing/id"),
            Map.of("thing", JsonPointer.empty()),
            List.of(JsonPointer.compile("/meta/id")),
            Optional.empty(),
            List.of());
    return new ActionSpec(
        common(key),
        Effect.RECONCILABLE,
        "because the test says so",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.of(how));
  }

  private static OperationSpec.Common common(String key) {
    return new OperationSpec.Common(
        key,
        key.substring(0, key.indexOf('.')),
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
        false,
        "test");
  }
}
