package dev.pollen.engine.dispatch;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import java.util.Map;
import java.util.Optional;

/**
 * Counts and words what comes of a run's attempts and of the run: for meters, the log and people.
 */
final class Recorder {
  /** What is known of a call that the journal knows only the intent of. */
  static final String RESTORED =
      "the store was put back from a copy: this may have been done after the copy was made";

  static final String INTERRUPTED = "Pollen stopped while this call was under way";

  private final EngineSetup setup;
  private final RunRecord run;
  private final String recipe;

  /**
   * @param recipe empty when the recipe could not be found: its id is its name then
   */
  Recorder(EngineSetup setup, RunRecord run, Optional<Recipe> recipe) {
    this.setup = setup;
    this.run = run;
    this.recipe = recipe.map(Recipe::name).orElse(run.recipe());
  }

  void attempted(String operation, Attempted attempted) {
    String word = attempted.throttled() ? "throttled" : attempted.outcome().what().word();
    setup.meters().action(operation, word);
    setup
        .events()
        .tell(
            attempted.outcome().done() ? Level.DEBUG : Level.INFO,
            "action." + word,
            recipe + " " + operation + ": " + word + tail(attempted.outcome().words()),
            Map.of(
                "recipe", run.recipe(),
                "run", run.id().toString(),
                "record", run.key(),
                "operation", operation,
                "status", attempted.outcome().status()));
  }

  void ended(RunState state, String why) {
    setup.meters().run(state.word());
    setup
        .events()
        .tell(
            level(state),
            "run." + state.word(),
            recipe + ", record " + run.key() + ": " + state.word() + tail(why),
            Map.of("recipe", run.recipe(), "run", run.id().toString(), "record", run.key()));
  }

  private static Level level(RunState state) {
    if (state.needsPerson() || state == RunState.FAILED) {
      return Level.WARN;
    }
    return state == RunState.DONE ? Level.INFO : Level.DEBUG;
  }

  static String laneWords(Recipe recipe, RunId run) {
    return "recipe '%s' waits: run %s is in doubt and holds its lane; 'pollen runs resolve %s --as done|repeat|drop'"
        .formatted(recipe.id(), run, run);
  }

  private static String tail(String words) {
    return words.isEmpty() ? "" : ": " + words;
  }

  String failedWords(String path, String operation, Attempted attempted) {
    String status =
        attempted.outcome().status() == 0 ? "" : " with " + attempted.outcome().status();
    return "%s (%s) failed%s: %s".formatted(path, operation, status, attempted.outcome().words());
  }

  String doubtWords(ActionSpec spec, Effect effect, Doubt doubt, String words) {
    return doubt == Doubt.STALE
        ? "%s may or may not have happened (%s), and repeating it now could undo a newer change: 'pollen runs resolve %s --as done|repeat|drop'"
            .formatted(spec.key(), words, run.id())
        : "%s may or may not have happened (%s), and it is %s: look at the other side, then 'pollen runs resolve %s --as done|repeat|drop'"
            .formatted(spec.key(), words, effect.word(), run.id());
  }
}
