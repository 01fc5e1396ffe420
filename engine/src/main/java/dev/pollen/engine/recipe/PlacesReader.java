package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.YamlMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a recipe's {@code location} and {@code locations}. */
final class PlacesReader {
  private static final String KEY = "locations";
  private static final String ALL = "installed";

  private final YamlMap map;

  PlacesReader(YamlMap map) {
    this.map = map;
  }

  Places read() {
    Optional<String> one = CommonWords.location(map);
    if (!map.has(KEY)) {
      return new Places(one, List.of(), false, Optional.empty());
    }
    if (one.isPresent()) {
      map.error("/" + KEY, "conflict", "'location' and 'locations' stand here: write one of them");
    }
    JsonNode written = map.get(KEY);
    return written.isTextual() ? all(written.textValue()) : some(written);
  }

  private Places all(String word) {
    if (!word.equals(ALL)) {
      map.unknownWord(KEY, word, List.of(ALL));
    }
    return new Places(Optional.empty(), List.of(), true, Optional.empty());
  }

  private Places some(JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    if (!list.isArray() || list.isEmpty()) {
      map.error(
          "/" + KEY,
          "wrong-type",
          "'locations' must be a list of locations' ids, or the word 'installed' for all that have the app");
    }
    for (int i = 0; i < list.size(); i++) {
      String id = list.get(i).asText();
      if (!list.get(i).isValueNode() || !id.matches(CommonWords.ID)) {
        map.error("/" + KEY + "/" + i, "wrong-type", CommonWords.noId(id));
      } else if (!ids.add(id)) {
        map.error("/" + KEY + "/" + i, "twice", "location '%s' stands here twice".formatted(id));
      }
    }
    return new Places(Optional.empty(), List.copyOf(ids), false, Optional.empty());
  }
}
