package dev.pollen.catalog.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML text as JSON, with the place of every key and value, so that any problem found later can
 * be pointed at.
 *
 * <p>YAML 1.2 core scalars: {@code on}, {@code yes}, {@code 09:00} and dates stay text. Anchors are
 * resolved with a bound; duplicate keys, tabs and several documents are problems. Never throws for
 * bad YAML: see {@link #problems()}.
 */
public final class YamlFile {
  private final String name;
  private final JsonNode root;
  private final Map<String, Place> values;
  private final Map<String, Place> keys;
  private final List<Problem> problems;

  YamlFile(
      String name,
      JsonNode root,
      Map<String, Place> values,
      Map<String, Place> keys,
      List<Problem> problems) {
    this.name = name;
    this.root = root;
    this.values = new HashMap<>(values);
    this.keys = new HashMap<>(keys);
    this.problems = List.copyOf(problems);
  }

  /** Reads a text; {@code name} is what problems call the file. */
  public static YamlFile parse(String name, String text) {
    return new YamlParser(name, text).parse();
  }

  /** The same file and places with other values, such as references resolved. */
  public YamlFile withRoot(JsonNode other) {
    return new YamlFile(name, other, values, keys, problems);
  }

  public String name() {
    return name;
  }

  /** The whole file; a missing node when it is empty or broken. */
  public JsonNode root() {
    return root == null ? MissingNode.getInstance() : root;
  }

  /** Syntax errors and duplicate keys. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Where the value at a JSON pointer ({@code /steps/0/action}) stands; its nearest known parent's
   * place if it is missing.
   */
  public Place place(String pointer) {
    Place place = values.get(pointer);
    return place != null ? place : pointer.isEmpty() ? Place.START : place(parent(pointer));
  }

  /** Where the key that holds the value at a pointer stands. */
  public Place keyPlace(String pointer) {
    Place place = keys.get(pointer);
    return place != null ? place : place(pointer);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
