package dev.pollen.engine.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.Suggestion;
import java.util.List;
import java.util.Optional;

/** What brings the parents can, and each one's id has a place to come from and one to go to. */
final class KinRules {
  private static final String AT = OfReader.AT;

  private final RecipeCheck check;
  private final Report report;
  private final Recipe.Source source;
  private final Recipe.Of of;

  KinRules(RecipeCheck check, Recipe.Of of) {
    this.check = check;
    this.report = check.report();
    this.source = check.recipe().trigger();
    this.of = of;
  }

  /** Answers which input of the children the parents fill, if that can be told. */
  Optional<String> check(TriggerSpec children) {
    Optional<TriggerSpec> parents =
        check
            .operation(typeAt(), of.operation(), true)
            .filter(TriggerSpec.class::isInstance)
            .map(TriggerSpec.class::cast);
    return parents.isEmpty()
        ? Kinship.input(of, children, source.with().written())
        : check(children, parents.get());
  }

  private String typeAt() {
    return written().isTextual() ? AT : AT + "/type";
  }

  private JsonNode written() {
    return report.yaml().root().at(AT);
  }

  private Optional<String> check(TriggerSpec children, TriggerSpec parents) {
    if (!isRead(children)) {
      report.keyError(AT, "no-parents", notRead(children) + "leave out 'of'");
      return Optional.empty();
    }
    if (isRead(parents)) {
      system(children, parents);
      check.connections().scopes(typeAt(), parents, source.connection(), check.recipe());
      check.inputs().check(AT + "/with", parents, of.with());
      id(parents);
    } else {
      report.error(typeAt(), "no-parents", notRead(parents) + "name one that reads a list");
    }
    return input(children, parents);
  }

  private static boolean isRead(TriggerSpec spec) {
    return !spec.clock() && !spec.pushed();
  }

  private static String notRead(TriggerSpec spec) {
    return "'%s' reads nothing from a system, so no records hang under others there: "
        .formatted(spec.key());
  }

  private void system(OperationSpec children, OperationSpec parents) {
    if (!children.system().equals(parents.system())) {
      report.error(
          typeAt(),
          "wrong-system",
          "'%s' is of system %s and '%s' of %s: the parents must come from where their children do"
              .formatted(parents.key(), parents.system(), children.key(), children.system()));
    }
  }

  // ---- where the id comes from

  private void id(TriggerSpec parents) {
    if (of.id().isPresent()) {
      known(of.id().get(), parents);
    } else if (Kinship.id(parents).isEmpty() && !written().has("id")) {
      report.error(typeAt(), "missing-key", Kinship.noId(parents));
    }
  }

  private void known(JsonPointer id, TriggerSpec parents) {
    List<String> fields = parents.recordFields().stream().map(Field::name).toList();
    String first = id.getMatchingProperty();
    if (!fields.isEmpty() && !fields.contains(first)) {
      String way = Suggestion.orElse(first, fields, "it has " + String.join(", ", fields));
      report.error(
          AT + "/id",
          "unknown-field",
          "a record of %s has no field '%s' (%s)".formatted(parents.key(), first, way));
    }
  }

  // ---- where it goes to

  private Optional<String> input(TriggerSpec children, TriggerSpec parents) {
    of.input().ifPresent(name -> exists(name, children));
    JsonNode with = source.with().written();
    Optional<String> input = Kinship.input(of, children, with);
    Optional<String> twice = input.or(() -> Kinship.filled(children, with)).filter(with::has);
    if (twice.isPresent()) {
      report.keyError(
          Pointers.child("/trigger/with", twice.get()),
          "given-twice",
          "'of' gives '%s' the id of each record of %s: leave it out here"
              .formatted(twice.get(), parents.key()));
    } else if (input.isEmpty()) {
      report.error(typeAt(), "missing-key", Kinship.noInput(children, parents, with));
    }
    return input;
  }

  private void exists(String name, TriggerSpec children) {
    List<String> known = children.inputs().stream().map(Field::name).toList();
    if (!known.contains(name) && !children.common().openInputs()) {
      String way = Suggestion.orElse(name, known, "it takes " + String.join(", ", known));
      report.error(
          AT + "/input",
          "unknown-input",
          "%s has no input '%s' (%s)".formatted(children.key(), name, way));
    }
  }
}
