package dev.pollen.catalog.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into JSON and notes, by JSON pointer, where each key and value stands. */
final class YamlNodes {
  /** Beyond this, aliases multiply: no honest file is that large. */
  private static final int MAX_NODES = 500_000;

  private static final Set<Tag> KNOWN =
      Set.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.MAP, Tag.SEQ);

  private final String name;
  private final List<Problem> problems;
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private JsonNode root;
  private int count;

  YamlNodes(String name, List<Problem> problems) {
    this.name = name;
    this.problems = problems;
  }

  void read(Node node) {
    root = value(node, "");
  }

  /** Null when nothing was read, which {@link YamlFile} turns into a missing node. */
  JsonNode root() {
    return root;
  }

  Map<String, Place> values() {
    return values;
  }

  Map<String, Place> keys() {
    return keys;
  }

  private JsonNode value(Node node, String pointer) {
    values.put(pointer, YamlParser.place(node.getStartMark()));
    if (++count > MAX_NODES) {
      return tooMany(node);
    }
    refuseTag(node);
    return node instanceof ScalarNode scalar ? scalar(scalar) : collection(node, pointer);
  }

  private JsonNode tooMany(Node node) {
    if (count == MAX_NODES + 1) {
      error(
          node,
          "yaml-alias",
          "the file unfolds to more than %,d values (aliases such as *name multiply: use fewer)"
              .formatted(MAX_NODES));
    }
    return YamlFile.nodes().nullNode();
  }

  private void refuseTag(Node node) {
    if (!KNOWN.contains(node.getTag())) {
      error(
          node,
          "yaml-tag",
          "the tag '%s' is not understood (remove it; quote the value if it starts with '!')"
              .formatted(node.getTag().getValue()));
    }
  }

  private JsonNode scalar(ScalarNode node) {
    Tag tag = KNOWN.contains(node.getTag()) ? node.getTag() : Tag.STR;
    return YamlScalars.value(tag, node.getValue()).orElseGet(() -> misfit(node));
  }

  private JsonNode misfit(ScalarNode node) {
    error(
        node,
        "yaml-tag",
        "'%s' is not what its tag says (remove the tag)".formatted(node.getValue()));
    return YamlFile.nodes().textNode(node.getValue());
  }

  private JsonNode collection(Node node, String pointer) {
    if (!open.add(node)) {
      error(node, "yaml-alias", "an alias contains itself (write the value out)");
      return YamlFile.nodes().nullNode();
    }
    JsonNode made =
        node instanceof SequenceNode list
            ? list(list, pointer)
            : object((MappingNode) node, pointer);
    open.remove(node);
    return made;
  }

  private ArrayNode list(SequenceNode node, String pointer) {
    ArrayNode list = YamlFile.nodes().arrayNode();
    for (Node item : node.getValue()) {
      list.add(value(item, pointer + "/" + list.size()));
    }
    return list;
  }

  private ObjectNode object(MappingNode node, String pointer) {
    ObjectNode object = YamlFile.nodes().objectNode();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        member(object, key, tuple.getValueNode(), pointer);
      } else {
        error(tuple.getKeyNode(), "yaml-key", "a key must be a plain word (quote it)");
      }
    }
    return object;
  }

  private void member(ObjectNode object, ScalarNode key, Node value, String pointer) {
    String word = key.getValue();
    String at = pointer + "/" + escape(word);
    if (word.equals("<<")) {
      error(key, "yaml-key", "merge keys '<<' are not understood (write the keys out)");
    } else if (object.has(word)) {
      Place first = keys.get(at);
      error(
          key,
          "duplicate-key",
          "the key '%s' stands here and at line %d, column %d (keep one of them)"
              .formatted(word, first.line(), first.column()));
    } else {
      keys.put(at, YamlParser.place(key.getStartMark()));
      object.set(word, value(value, at));
    }
  }

  private void error(Node node, String code, String message) {
    problems.add(Problem.error(name, YamlParser.place(node.getStartMark()), code, message));
  }

  /** A key as a step of a JSON pointer (RFC 6901). */
  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
