package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One record of the simulated system with everything that it ever was. */
final class SimRecord {
  final String id;
  final int ordinal;
  final String group;
  private final List<Version> versions = new ArrayList<>();

  SimRecord(int ordinal, String group) {
    this.id = "r" + ordinal;
    this.ordinal = ordinal;
    this.group = group;
  }

  /**
   * What it was from some time on.
   *
   * @param value counts the versions
   * @param made when it was made, and {@code changed} when it changed, as the vendor's stamps say
   * @param visible from when on reads show it
   * @param gone whether it is deleted
   */
  record Version(
      SimRecord of,
      int value,
      long made,
      long changed,
      int a,
      boolean wanted,
      int items,
      long visible,
      boolean gone,
      Map<Style, JsonNode> shown) {

    /** As an operation of this style shows it. */
    JsonNode json(Style style) {
      JsonNode known = shown.get(style);
      if (known == null) {
        known = written(style);
        shown.put(style, known);
      }
      return known;
    }

    private JsonNode written(Style style) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("id", of.id).put("value", value).put("a", a).put("wanted", wanted);
      ArrayNode list = node.putArray("items");
      for (int i = 0; i < items; i++) {
        list.add("i" + i);
      }
      if (style.created) {
        node.put("created", Instant.ofEpochMilli(made).toString());
      }
      if (style.changed) {
        node.put("changed", Instant.ofEpochMilli(changed).toString());
      }
      return node;
    }

    @Override
    public String toString() {
      return of.id + "v" + value + (gone ? "(gone)" : "");
    }
  }

  void add(Version version) {
    versions.add(version);
  }

  Version newest() {
    return versions.get(versions.size() - 1);
  }

  boolean inGroup(String asked) {
    return asked.isEmpty() || asked.equals(group);
  }

  /** What reads show at an instant; null when there is nothing to see. */
  Version shownAt(long now) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      Version one = versions.get(i);
      if (one.visible() <= now) {
        return one.gone() ? null : one;
      }
    }
    return null;
  }

  /** Whether reads at an instant still show this version. */
  boolean shows(Version one, long now) {
    Version shown = shownAt(now);
    return shown != null && shown.value() == one.value();
  }

  /** The version with this value; null if there never was one. */
  Version version(int value) {
    for (Version one : versions) {
      if (one.value() == value && !one.gone()) {
        return one;
      }
    }
    return null;
  }

  /** Whether it ever was deleted. */
  boolean everGone() {
    return versions.stream().anyMatch(Version::gone);
  }
}
