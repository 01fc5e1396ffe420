package dev.pollen.engine.recipe;

import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.engine.mapping.Template;
import java.util.List;
import java.util.Optional;

/** A recipe's trigger exists, has its connection, its inputs and its parents. */
final class TriggerRules {
  private final RecipeCheck check;
  private final Report report;
  private final Recipe.Source source;

  TriggerRules(RecipeCheck check) {
    this.check = check;
    this.report = check.report();
    this.source = check.recipe().trigger();
  }

  void check() {
    check
        .operation("/trigger/type", source.operation(), true)
        .ifPresent(
            spec -> {
              check
                  .connections()
                  .check("/trigger", spec, source.connection(), source.location(), check.recipe());
              check
                  .inputs()
                  .check("/trigger/with", spec, source.with(), filled((TriggerSpec) spec));
              watched((TriggerSpec) spec);
              ((TriggerSpec) spec).shape().ifPresent(shape -> fires(spec.key(), shape));
            });
    holes("/trigger/with", source.with());
    source.of().ifPresent(of -> holes(OfReader.AT + "/with", of.with()));
  }

  private Optional<String> filled(TriggerSpec spec) {
    return source.of().flatMap(of -> new KinRules(check, of).check(spec));
  }

  private void holes(String pointer, Template inputs) {
    for (Template.Hole hole : inputs.holes()) {
      triggerHole(pointer, hole);
    }
  }

  /**
   * A trigger's inputs are filled before there is a record: only the clock and the recipe are
   * known.
   */
  private void triggerHole(String pointer, Template.Hole hole) {
    for (String root : hole.expression().roots()) {
      if (!root.equals("now") && !root.equals("recipe")) {
        report.error(
            pointer + hole.pointer(),
            "unknown-root",
            "'%s' is not known in a trigger's inputs: only now and recipe are".formatted(root));
      }
    }
  }

  /** What the records of a trigger are decides whether they can be new, and whether changed. */
  private void fires(String key, RecordShape shape) {
    if (source.fire() == Recipe.Fire.CHANGED && !shape.recognised()) {
      report.error(
          "/trigger/fire",
          "never-fires",
          "the records of %s have no id, so that one that changed is another one to us: 'fire: changed' never fires (write fire: new)"
              .formatted(key));
    }
    if (source.fire() == Recipe.Fire.NEW && shape.single() && source.of().isEmpty()) {
      report.warning(
          "/trigger",
          "seldom-fires",
          "%s reads one record, and what is there at the start is not new: 'fire: new' fires only where another takes its place (write fire: changed)"
              .formatted(key));
    }
  }

  private void watched(TriggerSpec spec) {
    List<String> known = spec.recordFields().stream().map(field -> field.name()).toList();
    for (int i = 0; i < source.watch().size(); i++) {
      String field = source.watch().get(i);
      String first = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
      if (!known.isEmpty() && !known.contains(first)) {
        report.error(
            "/trigger/watch/" + i,
            "unknown-field",
            "'%s' is no field of %s (%s)"
                .formatted(
                    field,
                    spec.key(),
                    Suggestion.orElse(
                        first, known, "see 'pollen catalog show " + spec.key() + "'")));
      }
    }
  }
}
