package dev.pollen.engine.dispatch;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Reconcile;
import dev.pollen.engine.dispatch.Doubts.Open;
import dev.pollen.engine.dispatch.Doubts.Place;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.recipe.StepPaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The doubts of a run from before a start that a look may settle. Pure. */
record LeftDoubts(Catalog catalog, RunRecord run) {

  List<String> paths() {
    return doubts().stream().map(Intent::path).toList();
  }

  private List<Intent> doubts() {
    return run.reads().containsKey(OnFailure.ERROR)
        ? List.of() // It goes on with what is to be done about its failure.
        : run.doubts().stream().filter(one -> !one.isAnew() && how(one).isPresent()).toList();
  }

  private Optional<Reconcile> how(Intent intent) {
    return catalog
        .operation(intent.operation())
        .flatMap(one -> one instanceof ActionSpec action ? action.reconcile() : Optional.empty());
  }

  /** As its steps will look into them; those whose connection is gone cannot. */
  List<Open> open(Recipe recipe, Calls outside) {
    Map<String, Step> steps = StepPaths.of(recipe);
    return doubts().stream()
        .flatMap(
            doubt ->
                Optional.ofNullable(steps.get(step(doubt)))
                    .filter(Step.Call.class::isInstance)
                    .flatMap(step -> account((Step.Call) step, recipe, outside))
                    .map(account -> open(doubt, account))
                    .stream())
        .toList();
  }

  private static String step(Intent intent) {
    return intent.path().split("#", 2)[0];
  }

  private static Optional<String> account(Step.Call step, Recipe recipe, Calls outside) {
    try {
      return Optional.of(
          outside
              .connection(
                  outside.operation(step.operation()), step.connection(), step.location(), recipe)
              .connection()
              .account());
    } catch (Halt gone) {
      return Optional.empty();
    }
  }

  private Open open(Intent doubt, String account) {
    Realm realm = new Realm(account, how(doubt).orElseThrow().resource());
    Place place = new Place(run.id(), doubt.path());
    return new Open(
        realm, place, doubt.operation(), doubt.input(), EarlierTries.of(run, doubt).first());
  }
}
