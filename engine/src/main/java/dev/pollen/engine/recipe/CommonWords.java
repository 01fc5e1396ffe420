package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.YamlMap;
import java.time.Duration;
import java.util.Optional;

/** What recipes, triggers and steps write alike. */
final class CommonWords {
  /** What may be an account's id: it becomes part of names. */
  static final String ID = "[A-Za-z0-9._~-]{1,100}";

  private CommonWords() {}

  /** A word of the language that this version does not know: asked for only where it stands. */
  static void later(YamlMap map, String key) {
    if (map.keys().contains(key) && map.has(key)) {
      map.error(
          "/" + key,
          "not-yet",
          "'%s' comes with a later version of Pollen: leave it out".formatted(key));
    }
  }

  /** The account below the connection's, by its id. */
  static Optional<String> location(YamlMap map) {
    Optional<String> written = map.text("location");
    written
        .filter(id -> !id.matches(ID))
        .ifPresent(id -> map.error("/location", "wrong-type", noId(id)));
    return written.filter(id -> id.matches(ID));
  }

  static String noId(String id) {
    return "'%s' is no location's id: write the id as the system shows it (expressions do not work here)"
        .formatted(id);
  }

  static Optional<Recipe.Retry> retry(YamlMap map) {
    return map.inner("retry").map(CommonWords::retryOf);
  }

  private static Recipe.Retry retryOf(YamlMap map) {
    Recipe.Retry byDefault = Recipe.Retry.DEFAULT;
    int times = map.integer("times").orElse(byDefault.times());
    if (times < 0) {
      map.error("/times", "out-of-range", "'times' must be 0 or more");
    }
    Duration within = map.duration("within").orElse(byDefault.within());
    map.end();
    return new Recipe.Retry(Math.max(0, times), within);
  }
}
