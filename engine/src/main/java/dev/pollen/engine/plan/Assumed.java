package dev.pollen.engine.plan;

import dev.pollen.engine.recipe.Recipe;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What nobody can know beforehand, and somebody said: how long lists are and how often something
 * happens.
 *
 * @param records how many records every list holds; empty: not said
 * @param recordsOf the same by operation, where it differs
 * @param events how many events an hour each recipe has; empty: not said
 * @param eventsOf the same by recipe, where it differs; of a clock's recipe its ticks
 */
public record Assumed(
    OptionalInt records,
    Map<String, Integer> recordsOf,
    Optional<Double> events,
    Map<String, Double> eventsOf) {
  public static final Assumed NOTHING =
      new Assumed(OptionalInt.empty(), Map.of(), Optional.empty(), Map.of());

  public Assumed {
    recordsOf = Map.copyOf(recordsOf);
    eventsOf = Map.copyOf(eventsOf);
  }

  OptionalInt recordsOf(String operation) {
    Integer own = recordsOf.get(operation);
    return own == null ? records : OptionalInt.of(own);
  }

  /** Where it was said of this operation, and not of every list. */
  OptionalInt only(String operation) {
    Integer own = recordsOf.get(operation);
    return own == null ? OptionalInt.empty() : OptionalInt.of(own);
  }

  /** An hour, at each account that it works for; empty when nobody said. */
  Optional<Double> eventsOf(Recipe recipe) {
    return Optional.ofNullable(eventsOf.get(recipe.id()))
        .or(() -> Optional.ofNullable(eventsOf.get(recipe.family())))
        .or(() -> events);
  }
}
