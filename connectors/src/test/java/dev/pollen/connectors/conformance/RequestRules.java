package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.connectors.conformance.Endpoint.Parameter;
import dev.pollen.connectors.kit.FakeServer.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what of a request the specification does not allow. */
final class RequestRules {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Specification specification;
  private final Schemas schemas;

  RequestRules(Specification specification) {
    this.specification = specification;
    this.schemas = new Schemas(specification, Closed::of);
  }

  /** What is wrong, in words; empty when the vendor's description allows the request. */
  List<String> wrong(Asked asked) {
    String path = asked.uri().split("[?]", 2)[0];
    return specification
        .endpoint(asked.method(), path)
        .map(endpoint -> wrong(asked, path, endpoint))
        .orElseGet(() -> List.of("no such endpoint: %s %s".formatted(asked.method(), path)));
  }

  private List<String> wrong(Asked asked, String path, Endpoint endpoint) {
    List<String> wrong = new ArrayList<>();
    Map<String, List<String>> query = WireText.query(asked.uri());
    wrong.addAll(parameters(endpoint, "path", endpoint.pathValues(path)));
    wrong.addAll(parameters(endpoint, "query", query));
    wrong.addAll(parameters(endpoint, "header", headers(asked, endpoint)));
    wrong.addAll(undeclared(endpoint, query.keySet()));
    wrong.addAll(body(endpoint, asked));
    if (endpoint.needsToken()
        && !String.valueOf(asked.headers().get("Authorization")).startsWith("Bearer ")) {
      wrong.add("header Authorization: no bearer token");
    }
    return wrong;
  }

  private static Map<String, List<String>> headers(Asked asked, Endpoint endpoint) {
    Map<String, List<String>> headers = new HashMap<>();
    endpoint.parameters("header").stream()
        .map(Parameter::name)
        .filter(asked.headers()::contains)
        .forEach(name -> headers.put(name, asked.headers().getAll(name)));
    return headers;
  }

  private List<String> parameters(
      Endpoint endpoint, String place, Map<String, List<String>> values) {
    return endpoint.parameters(place).stream()
        .flatMap(parameter -> parameter(endpoint, parameter, values.get(parameter.name())).stream())
        .map(words -> place + " " + words)
        .toList();
  }

  private List<String> parameter(Endpoint endpoint, Parameter parameter, List<String> texts) {
    if (texts == null) {
      return parameter.required() ? List.of(parameter.name() + ": is required") : List.of();
    }
    return schemas
        .wrong(
            WireText.typed(texts, parameter.schema()),
            endpoint.document(),
            parameter.schemaPointer())
        .stream()
        .map(words -> parameter.name() + ": " + words)
        .toList();
  }

  private static List<String> undeclared(Endpoint endpoint, Set<String> given) {
    Set<String> names = new HashSet<>(given);
    names.removeAll(
        endpoint.parameters("query").stream().map(Parameter::name).collect(Collectors.toSet()));
    return names.stream().map(name -> "query " + name + ": is not declared").sorted().toList();
  }

  private List<String> body(Endpoint endpoint, Asked asked) {
    if (asked.body().isEmpty()) {
      return endpoint.bodyIsRequired() ? List.of("body: is required") : List.of();
    }
    return endpoint
        .bodySchema()
        .map(schema -> body(asked, endpoint.document(), schema))
        .orElseGet(() -> List.of("body: none is declared"));
  }

  private List<String> body(Asked asked, String document, String schema) {
    List<String> wrong = new ArrayList<>();
    if (!"application/json".equals(asked.headers().get("Content-Type"))) {
      wrong.add("header Content-Type: not JSON");
    }
    try {
      schemas
          .wrong(MAPPER.readTree(asked.body()), document, schema)
          .forEach(words -> wrong.add("body " + words));
    } catch (JsonProcessingException e) {
      wrong.add("body: " + e.getOriginalMessage());
    }
    return wrong;
  }
}
