package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.TriggerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Operations of a made-up system: a listing, a window, a clock, a button. */
final class Specs {
  static final String LISTING = "acme.list";
  static final String AGELESS = "acme.ageless";
  static final String WINDOW = "acme.window";
  static final String ASCENDING = "acme.ascending";
  static final String CLOCK = "clock.tick";
  static final String BUTTON = "button.press";
  static final String PARENTS = "family.parents";
  static final String NOTES = "family.notes";
  static final String TASKS = "family.tasks";
  static final Duration LAG = Duration.ofSeconds(10);

  private Specs() {}

  static List<TriggerSpec> all() {
    return List.of(
        trigger(LISTING, false, false, false, false),
        trigger(AGELESS, ageless(), false, false, false, false),
        trigger(WINDOW, true, false, false, false),
        trigger(ASCENDING, true, true, false, false),
        trigger(CLOCK, false, false, true, false),
        trigger(BUTTON, false, false, false, true),
        trigger(PARENTS, true, false, false, false),
        trigger(NOTES, false, false, false, false),
        trigger(TASKS, false, false, false, false));
  }

  static RecordShape shape(String identity, String... ignore) {
    return new RecordShape(
        RecordShape.Form.LIST,
        List.of(),
        identity.isEmpty() ? List.of() : List.of(JsonPointer.compile(identity)),
        List.of(JsonPointer.compile("/created")),
        List.of(JsonPointer.compile("/changed")),
        List.of(ignore).stream().map(JsonPointer::compile).toList());
  }

  /** Records that do not say when they were created. */
  static RecordShape ageless() {
    RecordShape shape = shape("/id");
    return new RecordShape(
        shape.form(),
        shape.records(),
        shape.identity(),
        List.of(),
        shape.changed(),
        shape.ignore());
  }

  private static TriggerSpec trigger(
      String key, boolean window, boolean ascending, boolean clock, boolean pushed) {
    return trigger(key, shape("/id"), window, ascending, clock, pushed);
  }

  private static TriggerSpec trigger(
      String key,
      RecordShape shape,
      boolean window,
      boolean ascending,
      boolean clock,
      boolean pushed) {
    Optional<Since> since =
        window
            ? Optional.of(new Since(JsonNodeFactory.instance.objectNode(), "iso", "changed"))
            : Optional.empty();
    return new TriggerSpec(
        common(key), Optional.of(shape), new Paging.None(), since, ascending, LAG, clock, pushed);
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
        key.equals(NOTES) || key.equals(TASKS) ? List.of(parent()) : List.of(),
        List.of(),
        Optional.empty(),
        false,
        false,
        "test");
  }

  private static Field parent() {
    return new Field(
        "parent",
        FieldType.STRING,
        true,
        false,
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "Whose.",
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
