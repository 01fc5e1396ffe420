package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.stream.Stream;

/** What a call is given: its own inputs, the connection's, then the catalog's defaults. */
final class Inputs {
  private final List<Field> filled;
  private final List<Field> secret;
  private final ObjectNode connection;

  Inputs(OperationSpec spec, ObjectNode connection) {
    this.connection = connection;
    this.filled =
        spec.inputs().stream()
            .filter(field -> field.from().isPresent() || field.defaultValue().isPresent())
            .toList();
    this.secret = spec.inputs().stream().filter(Field::secret).toList();
  }

  /** Never changes what it is given, which may be shared by others or in the journal. */
  ObjectNode fill(JsonNode given) {
    ObjectNode inputs = Json.object();
    if (given instanceof ObjectNode object) {
      inputs.setAll(object);
    }
    filled.stream()
        .filter(field -> !inputs.has(field.name()))
        .forEach(field -> value(field).forEach(value -> inputs.set(field.name(), value)));
    return inputs;
  }

  private Stream<JsonNode> value(Field field) {
    return Stream.concat(
            field.from().map(connection::get).filter(Json::given).stream(),
            field.defaultValue().stream())
        .limit(1);
  }

  /** The secret values among the inputs. */
  Stream<String> secrets(JsonNode inputs) {
    return secret.stream().map(field -> inputs.path(field.name()).asText());
  }
}
