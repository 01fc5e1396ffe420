package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The reply schemas of the vendor's OpenAPI documents, and what of a reply they do not allow. Reads
 * the part of OpenAPI that those schemas use: references, types, null, enumerations, required and
 * known properties, items, and what is composed.
 */
record VendorSchemas(Path folder) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Looks in this folder and all above it; empty where the documents are not at hand. */
  static Optional<VendorSchemas> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(above -> above.resolve("shared/highlevel/openapi/apps"))
        .filter(Files::isDirectory)
        .findFirst()
        .map(VendorSchemas::new);
  }

  private JsonNode document(String name) throws IOException {
    return MAPPER.readTree(folder.resolve(name).toFile());
  }

  /** What is wrong with a reply, each with its place; places in lists are written {@code *}. */
  Set<String> wrong(String file, String method, String path, Heard heard) throws IOException {
    JsonNode document = document(file + ".json");
    JsonNode response =
        document.path("paths").path(path).path(method).path("responses").path("" + heard.status());
    Set<String> wrong = new TreeSet<>();
    if (response.isMissingNode()) {
      wrong.add("status " + heard.status());
    }
    JsonNode schema = response.path("content").path("application/json").path("schema");
    new Reading(document, wrong).check("", schema, heard.body());
    return wrong;
  }

  /** One reading of a reply by the schemas of one document. */
  private final class Reading {
    private final JsonNode document;
    private final Set<String> wrong;

    Reading(JsonNode document, Set<String> wrong) {
      this.document = document;
      this.wrong = wrong;
    }

    void check(String at, JsonNode schema, JsonNode value) throws IOException {
      if (schema.has("$ref")) {
        follow(at, schema.get("$ref").asText(), value);
        return;
      }
      composed(at, schema, value);
      if (value.isNull()) {
        report(!schema.has("type") || schema.path("nullable").asBoolean(), at + " is null");
      } else if (!isA(schema.path("type").asText(), value)) {
        wrong.add(at + " is no " + schema.path("type").asText());
      } else {
        content(at, schema, value);
      }
    }

    private void follow(String at, String reference, JsonNode value) throws IOException {
      String[] parts = reference.split("#", 2);
      JsonNode there = parts[0].isEmpty() ? document : document(parts[0]);
      JsonNode schema = there.at(parts[1]);
      report(!schema.isMissingNode(), at + " has a reference that leads nowhere: " + reference);
      new Reading(there, wrong).check(at, schema, value);
    }

    private void composed(String at, JsonNode schema, JsonNode value) throws IOException {
      for (JsonNode part : schema.path("allOf")) {
        check(at, part, value);
      }
      for (String either : new String[] {"oneOf", "anyOf"}) {
        boolean fits = !schema.has(either);
        for (JsonNode part : schema.path(either)) {
          Set<String> here = new TreeSet<>();
          new Reading(document, here).check(at, part, value);
          fits |= here.isEmpty();
        }
        report(fits, at + " fits no " + either);
      }
    }

    private void content(String at, JsonNode schema, JsonNode value) throws IOException {
      if (schema.has("enum")) {
        report(Heard.ids(schema.get("enum")).contains(value.asText()), at + " is not listed");
      }
      if (schema.has("properties") && value.isObject()) {
        properties(at, schema, value);
      }
      if (schema.has("items") && value.isArray()) {
        for (JsonNode item : value) {
          check(at + "/*", schema.get("items"), item);
        }
      }
    }

    private void properties(String at, JsonNode schema, JsonNode value) throws IOException {
      for (JsonNode name : schema.path("required")) {
        report(value.has(name.asText()), at + "/" + name.asText() + " is missing");
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode known = schema.get("properties").path(field.getKey());
        report(!known.isMissingNode(), at + "/" + field.getKey() + " is unknown");
        check(at + "/" + field.getKey(), known, field.getValue());
      }
    }

    private void report(boolean right, String problem) {
      if (!right) {
        wrong.add(problem);
      }
    }
  }

  private static boolean isA(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }
}
