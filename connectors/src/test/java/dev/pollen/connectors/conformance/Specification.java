package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vendor's OpenAPI documents, by their path in the folder: {@code apps/contacts.json}. */
record Specification(Map<String, JsonNode> documents, List<Endpoint> endpoints) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /** Looks in this folder and all above it; empty where the documents are not at hand. */
  static Optional<Specification> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve("shared/highlevel/openapi"))
        .filter(Files::isDirectory)
        .findFirst()
        .map(Specification::read);
  }

  private static Specification read(Path folder) {
    Map<String, JsonNode> documents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        documents.put(name, MAPPER.readTree(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Specification(documents, endpoints(documents));
  }

  private static List<Endpoint> endpoints(Map<String, JsonNode> documents) {
    List<Endpoint> endpoints = new ArrayList<>();
    documents.forEach(
        (document, content) ->
            content
                .path("paths")
                .properties()
                .forEach(path -> endpoints.addAll(of(document, path))));
    return List.copyOf(endpoints);
  }

  private static List<Endpoint> of(String document, Map.Entry<String, JsonNode> path) {
    return METHODS.stream()
        .filter(path.getValue()::has)
        .map(m -> new Endpoint(document, m, path.getKey(), path.getValue().get(m)))
        .toList();
  }

  /** The endpoint that a call reaches; of several templates that fit, the one with fewest holes. */
  Optional<Endpoint> endpoint(String method, String path) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.fits(method, path))
        .min(Comparator.comparingLong(Endpoint::holes));
  }

  /** The schema itself, however many references lead to it. */
  Place resolve(Place place) {
    String reference = place.node().path("$ref").asText("");
    if (reference.isEmpty()) {
      return place;
    }
    String[] parts = reference.split("#", 2);
    String document =
        parts[0].isEmpty()
            ? place.document()
            : Path.of(place.document()).resolveSibling(parts[0]).normalize().toString();
    return resolve(new Place(document, documents.get(document).at(parts[1])));
  }

  /** A piece of a document. */
  record Place(String document, JsonNode node) {
    Place to(JsonNode inside) {
      return new Place(document, inside);
    }
  }
}
