package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:PATH}} in the values of a YAML file by what they
 * stand for, so that secrets need not stand in it. What cannot be had is a problem at its place.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long MAX_BYTES = 64 * 1024;

  private final YamlFile file;
  private final Path base;
  private final Map<String, String> environment;
  private final List<Problem> problems;

  private References(
      YamlFile file, Path base, Map<String, String> environment, List<Problem> problems) {
    this.file = file;
    this.base = base;
    this.environment = environment;
    this.problems = problems;
  }

  /** The same file with every reference replaced; relative paths start at {@code base}. */
  static YamlFile resolve(
      YamlFile file, Path base, Map<String, String> environment, List<Problem> problems) {
    References references = new References(file, base, environment, problems);
    return file.withRoot(references.node(file.root(), ""));
  }

  /** The same file with those references replaced that can be; the others stay as written. */
  static YamlFile known(YamlFile file, Path base, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    References references = new References(file, base, environment, problems);
    return file.withRoot(references.kept(file.root(), "", problems));
  }

  /** A value whose references cannot all be had stays as written. */
  private JsonNode kept(JsonNode node, String pointer, List<Problem> problems) {
    if (node.isObject()) {
      ObjectNode made = NODES.objectNode();
      node.properties().forEach(one -> made.set(one.getKey(), kept(one.getValue(), "", problems)));
      return made;
    }
    int before = problems.size();
    JsonNode filled = node(node, pointer);
    return problems.size() == before ? filled : node;
  }

  /** Whether a text holds a reference, and therefore no secret of its own. */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).find();
  }

  private JsonNode node(JsonNode node, String pointer) {
    if (node.isObject()) {
      return object(node, pointer);
    }
    if (node.isArray()) {
      return list(node, pointer);
    }
    return node.isTextual() ? NODES.textNode(text(node.textValue(), pointer)) : node;
  }

  private ObjectNode object(JsonNode node, String pointer) {
    ObjectNode made = NODES.objectNode();
    node.properties()
        .forEach(
            each ->
                made.set(
                    each.getKey(), node(each.getValue(), pointer + "/" + escape(each.getKey()))));
    return made;
  }

  private ArrayNode list(JsonNode node, String pointer) {
    ArrayNode made = NODES.arrayNode();
    for (int i = 0; i < node.size(); i++) {
      made.add(node(node.get(i), pointer + "/" + i));
    }
    return made;
  }

  private String text(String written, String pointer) {
    Matcher match = REFERENCE.matcher(written);
    return match.replaceAll(
        found -> Matcher.quoteReplacement(value(found.group(1).strip(), pointer)));
  }

  private String value(String reference, String pointer) {
    if (reference.startsWith("env:")) {
      return variable(reference.substring("env:".length()), pointer);
    }
    if (reference.startsWith("file:")) {
      return content(reference.substring("file:".length()), pointer);
    }
    return wrong(
        pointer,
        "unknown-reference",
        "'${%1$s}' is no reference (write ${env:%1$s} or ${file:PATH})".formatted(reference));
  }

  private String variable(String name, String pointer) {
    String value = environment.get(name);
    return value != null && !value.isBlank()
        ? value
        : wrong(
            pointer,
            "missing-variable",
            "the environment variable %s is not set (set it before starting: export %1$s=…)"
                .formatted(name));
  }

  private String content(String name, String pointer) {
    Path path = base.resolve(name);
    try {
      if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
        return wrong(
            pointer, "unreadable-file", "%s is larger than 64 KiB (name another)".formatted(path));
      }
      return Files.readString(path, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return wrong(
          pointer,
          "unreadable-file",
          "the file %s cannot be read (%s)".formatted(path, Reason.of(e)));
    }
  }

  private String wrong(String pointer, String code, String words) {
    problems.add(Problem.error(file.name(), file.place(pointer), code, words));
    return "";
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
