package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Suggestion;
import dev.pollen.catalog.read.YamlMap;
import java.util.List;
import java.util.Optional;

/** The one word of a step that says what it does. */
final class StepKind {
  private static final List<String> KINDS =
      List.of("action", "if", "for_each", "set", "map", "wait", "stop");

  private StepKind() {}

  /** Empty, with a problem, when a step has none or several. */
  static Optional<String> of(YamlMap map) {
    List<String> kinds = KINDS.stream().filter(map.keys()::contains).toList();
    if (kinds.size() == 1) {
      return Optional.of(kinds.get(0));
    }
    map.error("", "step-kind", kinds.isEmpty() ? none(map) : several(kinds));
    return Optional.empty();
  }

  private static String none(YamlMap map) {
    return "a step needs one of " + String.join(", ", KINDS) + meant(map);
  }

  private static String several(List<String> kinds) {
    return "a step does one thing, and this has %s: make them separate steps"
        .formatted(String.join(" and ", kinds));
  }

  private static String meant(YamlMap map) {
    return map.keys().stream()
        .flatMap(key -> Suggestion.nearest(key, KINDS).map(near -> meant(key, near)).stream())
        .findFirst()
        .orElse("");
  }

  private static String meant(String key, String near) {
    return " (did you mean '%s' by '%s'?)".formatted(near, key);
  }
}
