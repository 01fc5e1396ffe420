package dev.pollen.daemon.alerts;

import dev.pollen.daemon.config.AlertSettings.Trouble;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.RecipeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a person should know of an engine's state: pure. */
final class Concerns {
  private static final Map<RunState, Trouble> TOLD =
      Map.of(
          RunState.FAILED, Trouble.FAILED,
          RunState.IN_DOUBT, Trouble.IN_DOUBT,
          RunState.STALE, Trouble.STALE,
          RunState.HELD, Trouble.HELD,
          RunState.PARKED, Trouble.PARKED);

  private final Set<Trouble> wanted;
  private final List<Concern> found = new ArrayList<>();

  private Concerns(Set<Trouble> wanted) {
    this.wanted = wanted;
  }

  /**
   * @param causes why the engine is not ready, or a connection cannot be used
   * @param files what is wrong with recipe files
   * @param wanted what is to be told
   */
  static List<Concern> of(
      List<RecipeStatus> recipes, List<Cause> causes, List<String> files, Set<Trouble> wanted) {
    Concerns concerns = new Concerns(wanted);
    recipes.forEach(concerns::recipe);
    causes.forEach(concerns::cause);
    files.forEach(words -> concerns.add(Trouble.RECIPE, words, words, 1));
    return List.copyOf(concerns.found);
  }

  /** The alerts' own runs are left out: an alert about an alert would never end. */
  private void recipe(RecipeStatus recipe) {
    if (recipe.id().equals(AlertRecipe.ID)) {
      return;
    }
    for (RunState state : RunState.values()) {
      long count = recipe.runs().getOrDefault(state, 0L);
      if (count > 0 && TOLD.containsKey(state)) {
        add(TOLD.get(state), recipe.id(), recipe.words(state), count);
      }
    }
    if (recipe.state().equals("held")) {
      String words = "recipe '%s' is held: %s".formatted(recipe.id(), recipe.why());
      add(Trouble.HELD, "flood " + recipe.id(), words, 1);
    }
  }

  private void cause(Cause cause) {
    Trouble trouble =
        switch (cause.kind()) {
          case FEED -> Trouble.FEED;
          case DISK -> Trouble.DISK;
          case BUDGET -> Trouble.BUDGET;
          case HOST -> Trouble.NOT_READY;
          case CONNECTION -> Trouble.TOKEN;
          case DELIVERING -> Trouble.NOT_READY;
        };
    add(trouble, cause.key(), cause.words(), 1);
  }

  private void add(Trouble trouble, String key, String words, long count) {
    if (wanted.contains(trouble)) {
      String name = trouble.name().toLowerCase(Locale.ROOT) + " " + key;
      found.add(new Concern(trouble, name, words, count));
    }
  }
}
