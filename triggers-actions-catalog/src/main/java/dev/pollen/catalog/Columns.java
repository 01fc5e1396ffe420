package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Keeps the columns of a table together: in an input of {@code format: columns} a name whose value
 * is undefined stays, as null and in its place, so that every line has the same columns.
 */
public final class Columns {
  private static final String FORMAT = "columns";

  private Columns() {}

  /**
   * The inputs with every column that is written.
   *
   * @param written the inputs before they were filled
   */
  public static JsonNode keep(JsonNode filled, JsonNode written, OperationSpec operation) {
    JsonNode kept = filled;
    for (Field field : operation.inputs()) {
      Optional<ObjectNode> table = table(filled, written, field);
      if (table.isPresent()) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) kept);
        kept = copy.set(field.name(), table.get());
      }
    }
    return kept;
  }

  private static Optional<ObjectNode> table(JsonNode filled, JsonNode written, Field field) {
    boolean columns = field.format().filter(FORMAT::equals).isPresent();
    JsonNode values = filled.path(field.name());
    JsonNode names = written.path(field.name());
    return columns && values.isObject() && names.size() > values.size()
        ? Optional.of(whole(values, names))
        : Optional.empty();
  }

  private static ObjectNode whole(JsonNode values, JsonNode names) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    names
        .fieldNames()
        .forEachRemaining(
            name -> whole.set(name, values.has(name) ? values.get(name) : NullNode.getInstance()));
    return whole;
  }
}
