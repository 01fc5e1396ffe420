package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one reading of a feed has returned, by record. */
final class Sighting {
  final long began;
  final boolean entire;
  final Map<String, SimRecord.Version> versions = new LinkedHashMap<>();

  /**
   * @param entire whether everything was asked for, not only what changed
   */
  Sighting(long began, boolean entire) {
    this.began = began;
    this.entire = entire;
  }

  JsonNode saw(SimRecord.Version version, Style style) {
    versions.put(version.of().id, version);
    return version.json(style);
  }
}
