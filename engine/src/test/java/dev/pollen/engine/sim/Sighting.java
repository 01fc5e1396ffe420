package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one reading of a feed has returned, by record. */
final class Sighting {
  final long began;
  final Map<String, SimRecord.Version> versions = new LinkedHashMap<>();

  Sighting(long began) {
    this.began = began;
  }

  JsonNode saw(SimRecord.Version version, Style style) {
    versions.put(version.of().id, version);
    return version.json(style);
  }
}
