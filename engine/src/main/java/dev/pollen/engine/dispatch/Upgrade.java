package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.recipe.StepPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that failed goes on with another version of its recipe. Its outcomes are kept by the places
 * of their steps: what was done must stand at its place, or it would be done again, or be taken for
 * what another step gave. Reads whose step is another now are asked anew, and so are the inputs of
 * what was not done.
 */
final class Upgrade {
  private final RunRecord run;
  private final Recipe next;
  private final Map<String, Step> before;
  private final Map<String, Step> after;
  private final List<String> kept = new ArrayList<>();
  private final List<String> anew = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private Optional<String> refusal = Optional.empty();

  /**
   * @param last the version that the run had; empty when it can no longer be read
   */
  Upgrade(RunRecord run, Optional<Recipe> last, Recipe next) {
    this.run = run;
    this.next = next;
    this.before = last.map(StepPaths::of).orElse(Map.of());
    this.after = StepPaths.of(next);
    new TreeMap<>(run.intents()).values().forEach(this::intent);
    run.reads().keySet().stream().sorted().forEach(this::read);
  }

  /** Why it cannot be; empty if it can. */
  Optional<String> refusal() {
    return refusal;
  }

  private void intent(Intent intent) {
    String name = intent.path();
    if (name.startsWith(Recipe.ON_FAILURE)) {
      return;
    }
    Outcome outcome = run.outcomes().get(name);
    if (outcome == null || !outcome.done()) {
      anew.add(name);
    } else if (standsThere(place(name), intent.operation())) {
      kept.add("%s (%s)".formatted(name, intent.operation()));
    } else if (refusal.isEmpty()) {
      refusal = Optional.of(refused(name, intent.operation()));
    }
  }

  private String refused(String name, String operation) {
    Step there = after.get(place(name));
    return "cannot go on with the newest version of its recipe: %s (%s) was done, and at that place stands %s now; put the steps that were done back to their places, or retry it without --with-current"
        .formatted(name, operation, there == null ? "nothing" : doing(there));
  }

  private boolean standsThere(String place, String operation) {
    Step there = after.get(place);
    return there instanceof Step.Call call
        && call.operation().equals(operation)
        && !moved(place, call)
        && loops(place, before).equals(loops(place, after));
  }

  /** Another call of the same operation stands there, and this one elsewhere. */
  private boolean moved(String place, Step.Call now) {
    return before.get(place) instanceof Step.Call old
        && !same(old, now)
        && after.values().stream()
            .anyMatch(step -> step instanceof Step.Call young && same(old, young));
  }

  private static boolean same(Step.Call old, Step.Call young) {
    return old.operation().equals(young.operation())
        && old.connection().equals(young.connection())
        && old.location().equals(young.location())
        && old.with().written().equals(young.with().written());
  }

  /** What each loop around a place goes over: they give the indexes by which outcomes are found. */
  private static List<String> loops(String place, Map<String, Step> steps) {
    return steps.values().stream()
        .filter(step -> step instanceof Step.ForEach && place.startsWith(step.path() + "."))
        .map(Upgrade::doing)
        .toList();
  }

  private void read(String name) {
    if (name.equals(OnFailure.ERROR) || name.startsWith(Recipe.ON_FAILURE)) {
      return;
    }
    Optional<String> then = Optional.ofNullable(before.get(place(name))).map(Upgrade::doing);
    Optional<String> now = Optional.ofNullable(after.get(place(name))).map(Upgrade::doing);
    if (then.isEmpty() || !then.equals(now)) {
      forgotten.add(name);
    } else if (!Clocked.noted(name)) {
      kept.add("%s (%s)".formatted(name, then.get()));
    }
  }

  /** Where the step stands, without indexes and pages. */
  private static String place(String name) {
    return name.replaceFirst("[#/].*", "");
  }

  private static String doing(Step step) {
    return step.accept(new Doing());
  }

  /** What becomes durable, the version among it. */
  List<Change> changes() {
    RecipeRow row = new RecipeRow(next.id(), next.version(), next.name(), next.file(), next.text());
    return List.of(
        new Change.RecipePut(row), new Change.Upgraded(run.id(), next.version(), anew, forgotten));
  }

  /** What is kept and what is not, for people. */
  String words() {
    Stream<String> asked =
        Stream.concat(anew.stream(), forgotten.stream().filter(name -> !Clocked.noted(name)));
    return "a person told it to go on with the newest version of its recipe; kept: %s; asked or sent anew: %s"
        .formatted(listed(kept.stream()), listed(asked));
  }

  private static String listed(Stream<String> names) {
    String told = names.collect(Collectors.joining(", "));
    return told.isEmpty() ? "nothing" : told;
  }

  /** What a step does, as far as its records depend on it. */
  private static final class Doing implements Step.Visitor<String> {
    @Override
    public String call(Step.Call step) {
      return step.operation();
    }

    @Override
    public String choose(Step.Choose step) {
      return "if";
    }

    @Override
    public String forEach(Step.ForEach step) {
      return step.from().map(from -> "for_each from " + from.operation()).orElse("for_each");
    }

    @Override
    public String set(Step.SetVars step) {
      return "set";
    }

    @Override
    public String stop(Step.Stop step) {
      return "stop";
    }

    @Override
    public String pause(Step.Wait step) {
      return "wait";
    }
  }
}
