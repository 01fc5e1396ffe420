package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Bounds;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.connectors.conformance.Specification.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every bound that the vendor's specification sets on what is sent stands in the catalog. */
final class BoundsConformanceTest {
  private static final List<String> BOUNDS = List.of("maxItems", "maxLength", "minimum", "maximum");
  private static final List<String> ALTERNATIVES = List.of("allOf", "oneOf", "anyOf");
  private static final int DEEPEST = 8;

  @Test
  void noneIsLeftOut() {
    Optional<Specification> found = Specification.find();
    assumeTrue(found.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    Specification specification = found.orElseThrow();
    List<String> missing = new ArrayList<>();
    Set<String> all = new TreeSet<>();
    HighLevelLine.operations()
        .forEach(
            operation -> {
              Set<String> said = said(specification, operation);
              all.addAll(said);
              said.removeAll(kept("", operation.inputs()));
              said.forEach(one -> missing.add(operation.key() + ": " + one));
            });
    assertEquals(List.of(), missing);
    assertTrue(all.size() >= 10, all::toString);
  }

  private static Set<String> said(Specification specification, OperationSpec operation) {
    Set<String> said = new TreeSet<>();
    Optional<HttpCall> call = operation.common().http();
    call.flatMap(one -> specification.endpoint(one.method(), one.path()))
        .ifPresent(endpoint -> new Reading(specification, said).read(endpoint));
    return said;
  }

  /** Goes through all that an endpoint takes. */
  private record Reading(Specification specification, Set<String> said) {
    void read(Endpoint endpoint) {
      Stream.of("path", "query")
          .flatMap(place -> endpoint.parameters(place).stream())
          .forEach(
              one -> schema(one.name(), new Place(endpoint.document(), one.schema()), DEEPEST));
      JsonNode body = endpoint.operation().at("/requestBody/content/application~1json/schema");
      schema("", new Place(endpoint.document(), body), DEEPEST);
    }

    private void schema(String name, Place place, int left) {
      if (left == 0 || !place.node().isObject()) {
        return;
      }
      Place schema = specification.resolve(place);
      BOUNDS.stream()
          .filter(schema.node()::has)
          .forEach(bound -> said.add(line(name, bound, schema.node().path(bound).asInt())));
      for (String alternative : ALTERNATIVES) {
        schema.node().path(alternative).forEach(one -> schema(name, schema.to(one), left - 1));
      }
      schema
          .node()
          .path("properties")
          .properties()
          .forEach(one -> schema(below(name, one.getKey()), schema.to(one.getValue()), left - 1));
      schema(name + "[]", schema.to(schema.node().path("items")), left - 1);
    }
  }

  private static String below(String name, String member) {
    return name.isEmpty() ? member : name + "." + member;
  }

  private static String line(String name, String bound, int value) {
    return name + " " + bound + " " + value;
  }

  private static Set<String> kept(String name, List<Field> fields) {
    Set<String> kept = new TreeSet<>();
    for (Field field : fields) {
      String member = field.name().startsWith("body.") ? field.name().substring(5) : field.name();
      kept.addAll(kept(below(name, member), field));
    }
    return kept;
  }

  private static Set<String> kept(String name, Field field) {
    Set<String> kept = new TreeSet<>(kept(name, field.fields()));
    Bounds bounds = field.bounds();
    bounds.items().ifPresent(most -> kept.add(line(name, "maxItems", most)));
    bounds.length().ifPresent(most -> kept.add(line(name, "maxLength", most)));
    bounds.least().ifPresent(least -> kept.add(line(name, "minimum", least)));
    bounds.greatest().ifPresent(most -> kept.add(line(name, "maximum", most)));
    field.items().ifPresent(item -> kept.addAll(kept(name + "[]", item)));
    return kept;
  }
}
