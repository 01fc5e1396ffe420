package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One method of one path in the specification.
 *
 * @param document the file it stands in
 * @param method in small letters, as the specification has it
 * @param template with {@code {name}} for each path parameter
 */
record Endpoint(String document, String method, String template, JsonNode operation) {

  boolean fits(String asked, String path) {
    List<String> holes = segments(template);
    List<String> given = segments(path);
    return asked.equalsIgnoreCase(method)
        && holes.size() == given.size()
        && IntStream.range(0, holes.size())
            .allMatch(i -> isHole(holes.get(i)) || holes.get(i).equals(given.get(i)));
  }

  long holes() {
    return segments(template).stream().filter(Endpoint::isHole).count();
  }

  /** The values that a path gives for this template's holes. */
  Map<String, List<String>> pathValues(String path) {
    List<String> holes = segments(template);
    List<String> given = segments(path);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < holes.size(); i++) {
      if (isHole(holes.get(i))) {
        String name = holes.get(i).substring(1, holes.get(i).length() - 1);
        values.put(name, List.of(URLDecoder.decode(given.get(i), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean isHole(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  /** The declared parameters of a place: {@code path}, {@code query} or {@code header}. */
  List<Parameter> parameters(String place) {
    return IntStream.range(0, operation.path("parameters").size())
        .mapToObj(i -> new Parameter(operation.at("/parameters/" + i), at("parameters/" + i)))
        .filter(parameter -> parameter.node().path("in").asText().equals(place))
        .toList();
  }

  /** Where something of this operation stands in its document, as a JSON pointer. */
  private String at(String inside) {
    String path = template.replace("~", "~0").replace("/", "~1");
    return "/paths/%s/%s/%s".formatted(path, method, inside);
  }

  boolean bodyIsRequired() {
    return operation.at("/requestBody/required").asBoolean();
  }

  /** Where the schema of a JSON body stands; empty when the operation takes none. */
  Optional<String> bodySchema() {
    String inside = "requestBody/content/application~1json/schema";
    return Optional.of(inside)
        .filter(pointer -> operation.at("/" + pointer).isObject())
        .map(this::at);
  }

  /** The status of a reply that says what its JSON looks like. */
  Optional<String> replyStatus() {
    return Stream.of("200", "201").filter(status -> reply(status).isObject()).findFirst();
  }

  Optional<String> replySchema() {
    return replyStatus()
        .map(status -> at("responses/%s/content/application~1json/schema".formatted(status)));
  }

  JsonNode replyNode() {
    return replyStatus().map(this::reply).orElse(MissingNode.getInstance());
  }

  private JsonNode reply(String status) {
    return operation.at("/responses/%s/content/application~1json/schema".formatted(status));
  }

  boolean needsToken() {
    return !operation.path("security").isEmpty();
  }

  @Override
  public String toString() {
    return "%s %s in %s".formatted(method.toUpperCase(java.util.Locale.ROOT), template, document);
  }

  /** A declared parameter and where it stands. */
  record Parameter(JsonNode node, String pointer) {
    String name() {
      return node.path("name").asText();
    }

    boolean required() {
      return node.path("required").asBoolean();
    }

    JsonNode schema() {
      return node.path("schema");
    }

    String schemaPointer() {
      return pointer + "/schema";
    }
  }
}
