package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes a value as a person would write YAML: one thing a line, short lists in brackets. */
final class YamlLines {
  private static final int SHORT = 56;
  private static final int STEP = 2;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*");
  private static final Pattern TYPED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private final StringBuilder text = new StringBuilder();

  /** {@code name: value}, on as many lines as it takes. */
  static String member(int indent, String name, JsonNode value) {
    YamlLines lines = new YamlLines();
    lines.text.append(" ".repeat(indent));
    lines.member(name, value, indent);
    return lines.text.toString();
  }

  private void member(String name, JsonNode value, int indent) {
    text.append(scalar(name)).append(':');
    if (fitsOneLine(value)) {
      text.append(' ').append(oneLine(value)).append('\n');
    } else {
      text.append('\n').append(" ".repeat(indent + STEP));
      block(value, indent + STEP);
    }
  }

  /** The first line's indentation is written already. */
  private void block(JsonNode value, int indent) {
    if (value.isArray()) {
      items(value, indent);
    } else {
      members(value, indent);
    }
  }

  private void members(JsonNode object, int indent) {
    boolean first = true;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      text.append(first ? "" : " ".repeat(indent));
      member(member.getKey(), member.getValue(), indent);
      first = false;
    }
  }

  private void items(JsonNode array, int indent) {
    boolean first = true;
    for (JsonNode item : array) {
      text.append(first ? "" : " ".repeat(indent)).append("- ");
      first = false;
      if (fitsOneLine(item)) {
        text.append(oneLine(item)).append('\n');
      } else {
        block(item, indent + STEP);
      }
    }
  }

  private static boolean fitsOneLine(JsonNode value) {
    return value.isEmpty()
        || (value.isArray() && isPlain(value) && oneLine(value).length() <= SHORT);
  }

  private static boolean isPlain(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  /** All on one line, whatever it is. */
  static String oneLine(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(YamlLines::oneLine)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(member -> scalar(member.getKey()) + ": " + oneLine(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.isTextual() ? scalar(value.textValue()) : value.toString();
  }

  /** JSON is YAML; plain words go without quotes. */
  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !TYPED.matcher(text).matches()
        ? text
        : com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }
}
