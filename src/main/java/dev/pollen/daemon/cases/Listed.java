package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.YamlMap;

/** A key that holds a list. */
final class Listed {
  private Listed() {}

  /** How many items there are; 0, with a problem, when it is something else. */
  static int size(YamlMap map, String key, String item) {
    JsonNode list = map.get(key);
    if (!list.isMissingNode() && !list.isArray()) {
      map.error("/" + key, "wrong-type", "'%s' must be a list of %s".formatted(key, item));
    }
    return list.isArray() ? list.size() : 0;
  }
}
