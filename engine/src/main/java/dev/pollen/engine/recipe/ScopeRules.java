package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.engine.mapping.Expression;
import dev.pollen.engine.mapping.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every name that an expression begins with is known there, and the fields after it exist where
 * they are declared.
 */
final class ScopeRules {
  private static final Set<String> ROOTS =
      Set.of("record", "steps", "trigger", "vars", "recipe", "run", "now");

  private static final List<String> RUN = List.of("id", "key", "error");
  private static final List<String> ERROR = List.of("step", "operation", "status", "message");

  private final Report report;
  private final List<Field> recordFields;
  private final String triggerKey;

  ScopeRules(Report report, Catalog catalog, Recipe recipe) {
    this.report = report;
    this.triggerKey = recipe.trigger().operation();
    this.recordFields =
        catalog
            .trigger(triggerKey)
            .map(spec -> Kinship.recordFields(recipe.trigger(), spec))
            .orElse(List.of());
  }

  static boolean isRoot(String name) {
    return ROOTS.contains(name);
  }

  void template(String pointer, Template template, Names names) {
    for (Template.Hole hole : template.holes()) {
      expression(pointer + hole.pointer(), hole.expression(), names);
    }
  }

  void expression(String pointer, Expression expression, Names names) {
    Set<String> told = new HashSet<>();
    for (String root : expression.roots()) {
      if (!ROOTS.contains(root) && !names.extra.contains(root) && told.add(root)) {
        unknownRoot(pointer, root, names);
      }
    }
    for (List<String> path : expression.paths()) {
      path(pointer, path, names);
    }
  }

  private void unknownRoot(String pointer, String root, Names names) {
    List<String> known = new ArrayList<>(ROOTS);
    known.addAll(names.extra);
    boolean field = recordFields.stream().anyMatch(one -> one.name().equals(root));
    String way =
        field
            ? "did you mean 'record." + root + "'?"
            : Suggestion.orElse(
                root,
                known,
                "known here: "
                    + String.join(", ", known.stream().sorted().toList())
                    + "; text goes in quotes");
    report.error(
        pointer, "unknown-root", "'%s' is not known in this expression (%s)".formatted(root, way));
  }

  private void path(String pointer, List<String> path, Names names) {
    if (path.size() > 1 && path.get(0).equals("record")) {
      fields(pointer, path.subList(1, path.size()), recordFields, "a record of " + triggerKey);
    } else if (path.size() > 1 && path.get(0).equals("steps")) {
      step(pointer, path, names);
    } else if (path.size() > 1 && path.get(0).equals("run")) {
      run(pointer, path.subList(1, path.size()), names);
    }
  }

  private void run(String pointer, List<String> path, Names names) {
    if (path.get(0).equals("error") && !names.failed) {
      report.error(
          pointer,
          "unknown-field",
          "'run.error' is known in 'on_failure' only: there is none here");
      return;
    }
    known(pointer, path.get(0), RUN, "a run");
    if (path.size() > 1 && path.get(0).equals("error")) {
      known(pointer, path.get(1), ERROR, "'run.error'");
    }
  }

  private void known(String pointer, String field, List<String> known, String owner) {
    if (!known.contains(field)) {
      String way = Suggestion.orElse(field, known, "it has " + String.join(", ", known));
      report.error(
          pointer, "unknown-field", "%s has no field '%s' (%s)".formatted(owner, field, way));
    }
  }

  private void step(String pointer, List<String> path, Names names) {
    String id = path.get(1);
    if (!names.steps.containsKey(id)) {
      String way =
          Suggestion.orElse(id, names.steps.keySet(), "give an earlier step 'id: " + id + "'");
      report.error(
          pointer,
          "unknown-step",
          "no step before this one has the id '%s' (%s)".formatted(id, way));
      return;
    }
    fields(
        pointer, path.subList(2, path.size()), names.steps.get(id), "what step '" + id + "' gives");
  }

  /** Walks down as far as the catalog declares fields; beyond that anything may stand. */
  private void fields(String pointer, List<String> path, List<Field> fields, String owner) {
    if (path.isEmpty() || fields.isEmpty()) {
      return;
    }
    Optional<Field> field =
        fields.stream().filter(one -> one.name().equals(path.get(0))).findFirst();
    if (field.isEmpty()) {
      List<String> known = fields.stream().map(Field::name).toList();
      String way = Suggestion.orElse(path.get(0), known, "it has " + String.join(", ", known));
      report.error(
          pointer, "unknown-field", "%s has no field '%s' (%s)".formatted(owner, path.get(0), way));
      return;
    }
    fields(
        pointer,
        path.subList(1, path.size()),
        inside(field.get()),
        owner + " under '" + path.get(0) + "'");
  }

  private static List<Field> inside(Field field) {
    return field.type() == FieldType.ARRAY
        ? field.items().map(Field::fields).orElse(List.of())
        : field.fields();
  }

  /** What a step gives to later ones; empty when it is not declared. */
  static List<Field> given(OperationSpec spec) {
    return spec instanceof TriggerSpec ? List.of() : spec.common().output();
  }

  /** Names known at a place beyond the roots, and the steps before it with what they give. */
  static final class Names {
    private final Set<String> extra;
    private final Map<String, List<Field>> steps;
    private final boolean failed;

    private Names(Set<String> extra, Map<String, List<Field>> steps, boolean failed) {
      this.extra = extra;
      this.steps = steps;
      this.failed = failed;
    }

    static Names top() {
      return new Names(Set.of(), new HashMap<>(), false);
    }

    /** What the steps of {@code on_failure} know: the error besides. */
    Names afterFailure() {
      return new Names(extra, new HashMap<>(steps), true);
    }

    Names with(String name) {
      Set<String> more = new HashSet<>(extra);
      more.add(name);
      return new Names(more, new HashMap<>(steps), failed);
    }

    boolean has(String step) {
      return steps.containsKey(step);
    }

    void add(String step, List<Field> gives) {
      steps.put(step, gives);
    }
  }
}
