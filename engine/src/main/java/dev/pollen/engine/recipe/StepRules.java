package dev.pollen.engine.recipe;

import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.recipe.ScopeRules.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks the steps in order, knowing at each what came before. */
final class StepRules {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private final RecipeCheck check;
  private final ScopeRules scope;
  private final Set<String> ids = new HashSet<>();

  StepRules(RecipeCheck check, ScopeRules scope) {
    this.check = check;
    this.scope = scope;
  }

  void steps(String pointer, List<Step> steps, Names names) {
    for (Step step : steps) {
      String at = pointer + "/" + index(step.path());
      id(at, step);
      step.accept(new One(at, names));
    }
  }

  /** One step that stands there, or a list. */
  void onFailure(List<Step> steps, Names names) {
    String at = "/" + Recipe.ON_FAILURE;
    if (steps.size() == 1 && steps.get(0).path().equals(Recipe.ON_FAILURE)) {
      id(at, steps.get(0));
      steps.get(0).accept(new One(at, names));
    } else {
      steps(at, steps, names);
    }
  }

  /**
   * The number in the last brackets of a step's path: problems in between leave gaps in the list.
   */
  private static String index(String path) {
    return path.substring(path.lastIndexOf('[') + 1, path.length() - 1);
  }

  private void id(String pointer, Step step) {
    step.id().ifPresent(id -> id(pointer + "/id", id));
  }

  private void id(String pointer, String id) {
    if (!ids.add(id)) {
      check
          .report()
          .error(
              pointer,
              "id-twice",
              "step id '%s' is taken by an earlier step: choose another".formatted(id));
    } else if (!WORD.matcher(id).matches()) {
      check
          .report()
          .warning(
              pointer,
              "id-sign",
              "expressions can name step id '%s' only as steps.`%s`: use letters, digits and _"
                  .formatted(id, id));
    }
  }

  /** One step at its place. */
  private final class One implements Step.Visitor<Void> {
    private final String at;
    private final Names names;

    private One(String at, Names names) {
      this.at = at;
      this.names = names;
    }

    @Override
    public Void call(Step.Call step) {
      scope.template(at + "/with", step.with(), names);
      Optional<OperationSpec> spec = check.operation(at + "/action", step.operation(), false);
      spec.ifPresent(known -> known(step, known));
      step.id().ifPresent(id -> names.add(id, spec.map(ScopeRules::given).orElse(List.of())));
      return null;
    }

    private void known(Step.Call step, OperationSpec spec) {
      boolean reads = Reads.surely(spec, step.with().written());
      check
          .connections()
          .check(at, spec, step.connection(), step.location(), check.recipe(), reads);
      check.inputs().check(at + "/with", spec, step.with());
    }

    @Override
    public Void choose(Step.Choose step) {
      scope.expression(at + "/if", step.condition(), names);
      steps(at + "/steps", step.then(), names);
      steps(at + "/else", step.otherwise(), names);
      step.id().ifPresent(id -> names.add(id, List.of()));
      return null;
    }

    @Override
    public Void forEach(Step.ForEach step) {
      step.list().ifPresent(list -> scope.expression(at + "/for_each", list, names));
      step.from().ifPresent(this::from);
      as(step.as());
      steps(at + "/steps", step.steps(), names.with(step.as()));
      step.id().ifPresent(id -> names.add(id, List.of()));
      return null;
    }

    private void as(String name) {
      if (ScopeRules.isRoot(name)) {
        String words = "'as: %s' would hide the root of that name: choose another".formatted(name);
        check.report().error(at + "/as", "shadows", words);
      } else if (!WORD.matcher(name).matches()) {
        String words = "'as: %s' is no name for expressions: use letters, digits and _";
        check.report().error(at + "/as", "as-sign", words.formatted(name));
      }
    }

    private void from(Step.ForEach.From from) {
      String pointer = at + "/for_each";
      scope.template(pointer + "/with", from.with(), names);
      check
          .operation(pointer + "/from", from.operation(), true)
          .ifPresent(
              spec -> {
                check
                    .connections()
                    .check(pointer, spec, from.connection(), from.location(), check.recipe());
                check.inputs().check(pointer + "/with", spec, from.with());
              });
    }

    @Override
    public Void set(Step.SetVars step) {
      step.values()
          .forEach(
              (name, value) -> scope.template(Pointers.child(at + "/set", name), value, names));
      for (int i = 0; i < step.mappings().size(); i++) {
        Step.Mapping mapping = step.mappings().get(i);
        String pointer = at + "/map/" + i;
        scope.expression(pointer + "/from", mapping.from(), names);
        mapping
            .transform()
            .ifPresent(t -> scope.expression(pointer + "/transform", t, names.with("value")));
      }
      return null;
    }

    @Override
    public Void pause(Step.Wait step) {
      step.until().ifPresent(until -> scope.template(at + "/wait/until", until, names));
      step.id().ifPresent(id -> names.add(id, List.of()));
      if (check.recipe().order() == Recipe.Order.STRICT) {
        check
            .report()
            .warning(
                at + "/wait",
                "strict-wait",
                "with 'order: strict' every later run of this recipe waits, too, until this one is"
                    + " through: write 'order: by_key' if only those of the same record must");
      }
      return null;
    }

    @Override
    public Void stop(Step.Stop step) {
      scope.template(at + "/stop", step.why(), names);
      return null;
    }
  }
}
