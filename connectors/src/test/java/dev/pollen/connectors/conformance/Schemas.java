package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Judges values by the schemas of the specification, as OpenAPI 3.0 reads them. */
final class Schemas {
  private static final String BASE = "https://vendor.example/";
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .pathType(PathType.JSON_POINTER)
          .build();

  private final JsonSchemaFactory factory;

  /**
   * @param reading what is made of each document first
   */
  Schemas(Specification specification, UnaryOperator<JsonNode> reading) {
    Map<String, String> texts =
        specification.documents().entrySet().stream()
            .collect(
                Collectors.toMap(
                    document -> BASE + document.getKey(),
                    document -> reading.apply(document.getValue()).toString()));
    factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .schemaLoaders(loaders -> loaders.schemas(texts)));
  }

  /** What is wrong with a value, in words; empty when nothing is. */
  List<String> wrong(JsonNode value, String document, String pointer) {
    return factory
        .getSchema(SchemaLocation.of(BASE + document + "#" + escaped(pointer)), STRICT)
        .validate(value)
        .stream()
        .map(found -> found.getInstanceLocation() + ": " + found.getError())
        .sorted()
        .toList();
  }

  private static String escaped(String pointer) {
    return pointer.replace("{", "%7B").replace("}", "%7D");
  }
}
