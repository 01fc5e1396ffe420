package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one reading of a feed has returned, by record. */
final class Sighting {
  final long began;

  /** When it was begun, by what recipes said then. */
  final long asked;

  final boolean entire;
  final Map<String, SimRecord.Version> versions = new LinkedHashMap<>();

  /**
   * @param began when its first page was made
   * @param entire whether everything was asked for, not only what changed
   */
  Sighting(long began, long asked, boolean entire) {
    this.began = began;
    this.asked = asked;
    this.entire = entire;
  }

  /** As if everything that is there now had been read. */
  static Sighting ofAll(SimSystem system, String group) {
    Sighting all = new Sighting(system.now(), system.now(), true);
    for (SimRecord record : system.records()) {
      SimRecord.Version shown = record.inGroup(group) ? record.shownAt(all.began) : null;
      if (shown != null) {
        all.versions.put(record.id, shown);
      }
    }
    return all;
  }

  JsonNode saw(SimRecord.Version version, Style style) {
    versions.put(version.of().id, version);
    return version.json(style);
  }
}
