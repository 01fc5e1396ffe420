package dev.pollen.engine.sim;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Likeness;
import dev.pollen.catalog.Look;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.Reconcile.Told;
import dev.pollen.catalog.Reconcile.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The actions whose effect can be looked for, and how. */
enum Making {
  /** What it makes says when it was made. */
  ADD(Told.CREATED, "added"),
  /** What it makes does not: only a look before can tell it from what was there. */
  LAY(Told.BEFORE, "laid");

  private static final Map<String, Making> BY_OPERATION = byOperation();

  private final Told told;
  private final String looks;

  Making(Told told, String looks) {
    this.told = told;
    this.looks = looks;
  }

  /** The kind that an operation is of, by its name without the system. */
  static Optional<Making> of(String operation) {
    return Optional.ofNullable(BY_OPERATION.get(operation));
  }

  private static Map<String, Making> byOperation() {
    Map<String, Making> known = new HashMap<>();
    for (Making one : values()) {
      known.put(one.word(), one);
      known.put(one.looks, one);
    }
    return known;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The operation that reads what was made. */
  String looks() {
    return looks;
  }

  boolean stamped() {
    return told == Told.CREATED;
  }

  Reconcile how(String system) {
    return new Reconcile(
        word(),
        List.of(
            new Look(
                system + "." + looks,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                Map.of(),
                false)),
        told,
        stamped() ? List.of(JsonPointer.compile("/at")) : List.of(),
        List.of(trait("/id", "/of")),
        List.of(trait("/value", "/value"), trait("/what", "/what")),
        JsonPointer.compile("/thing/id"),
        Map.of("thing", JsonPointer.empty()),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static Trait trait(String input, String record) {
    return new Trait(JsonPointer.compile(input), JsonPointer.compile(record), Likeness.EXACT);
  }
}
