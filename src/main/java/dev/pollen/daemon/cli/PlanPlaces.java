package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.places.Installed;
import dev.pollen.engine.places.Placing;
import dev.pollen.engine.recipe.Places;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * For which accounts recipes are counted that work for all of an agency's: those of the last
 * listing, as the running daemon knows it, or the store when none runs. Before the first listing
 * such a recipe is counted once.
 *
 * @param known by connection
 * @param unknown the connections whose accounts nobody listed yet
 */
record PlanPlaces(Map<String, Installed> known, List<String> unknown) {
  private static final String EACH = "each";

  static PlanPlaces of(Setup setup, List<Recipe> recipes) {
    List<String> wanted =
        recipes.stream()
            .filter(one -> one.places().installed())
            .flatMap(one -> one.connection().or(one.trigger()::connection).stream())
            .distinct()
            .sorted()
            .toList();
    Map<String, Installed> known =
        wanted.isEmpty()
            ? Map.of()
            : Counter.quietly(setup).map(counter -> asked(counter, wanted)).orElse(Map.of());
    return new PlanPlaces(known, wanted.stream().filter(name -> !known.containsKey(name)).toList());
  }

  private static Map<String, Installed> asked(Counter counter, List<String> wanted) {
    Map<String, Installed> known = new TreeMap<>();
    try (counter) {
      for (JsonNode stand : counter.list()) {
        Map<String, String> names = new TreeMap<>();
        stand
            .path("locations")
            .forEach(one -> names.put(one.path("id").asText(), one.path("name").asText()));
        if (wanted.contains(stand.path("name").asText()) && !names.isEmpty()) {
          known.put(stand.path("name").asText(), new Installed(names, Map.of(), Instant.EPOCH));
        }
      }
    }
    return known;
  }

  List<Recipe> placed(List<Recipe> written) {
    Placing placing = new Placing(name -> Optional.ofNullable(known.get(name)));
    return written.stream().flatMap(one -> placed(one, placing)).toList();
  }

  private static Stream<Recipe> placed(Recipe recipe, Placing placing) {
    List<Recipe> placed = placing.placed(List.of(recipe));
    return placed.isEmpty()
        ? Stream.of(recipe.at(new Places.At(recipe.id(), EACH, EACH)))
        : placed.stream();
  }

  /** What was counted, and what was not; a sentence for each connection. */
  List<String> words() {
    Stream<String> counted =
        known.entrySet().stream()
            .map(
                one ->
                    "'installed' at %s counts the %s of the last listing; each one that comes adds as much."
                        .formatted(
                            one.getKey(), Count.of(one.getValue().names().size(), "location")));
    Stream<String> once =
        unknown.stream()
            .map(
                name ->
                    "'installed' at %s is counted as one location: nobody listed them yet (sign it in, then 'pollen run')."
                        .formatted(name));
    return Stream.concat(counted, once).toList();
  }
}
