package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.vault.SecretNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hides secrets in what is shown to people: every value whose field the catalog marks secret, and
 * those under a name that always holds one ({@code Authorization}, {@code password}).
 */
public final class Scrubber {
  private static final String HIDDEN = "(hidden)";
  private static final String SEALED = "sealed:";

  private final Catalog catalog;

  public Scrubber(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The inputs of an operation, fit to be shown. */
  public JsonNode inputs(String operation, JsonNode value) {
    return hide(value, secrets(catalog.operation(operation).map(OperationSpec::inputs)));
  }

  /** The reply of an operation, fit to be shown. */
  public JsonNode reply(String operation, JsonNode value) {
    return hide(value, secrets(catalog.operation(operation).map(each -> each.common().output())));
  }

  /**
   * What a run carries: what was sealed before it was written down is hidden, the rest is shown.
   */
  public JsonNode record(JsonNode value) {
    if (!(value instanceof ObjectNode)) {
      return value;
    }
    ObjectNode shown = value.deepCopy();
    shown.properties().stream()
        .filter(each -> each.getValue().asText().startsWith(SEALED))
        .forEach(each -> each.setValue(JsonNodeFactory.instance.textNode(HIDDEN)));
    return shown;
  }

  private static Set<String> secrets(Optional<List<Field>> fields) {
    return fields.stream()
        .flatMap(List::stream)
        .filter(Field::secret)
        .map(field -> SecretNames.plain(field.name()))
        .collect(Collectors.toSet());
  }

  private static JsonNode hide(JsonNode value, Set<String> secret) {
    if (value.isObject()) {
      return object(value, secret);
    }
    return value.isArray() ? list(value, secret) : value;
  }

  private static ObjectNode object(JsonNode value, Set<String> secret) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(each -> shown.set(each.getKey(), member(each.getKey(), each.getValue(), secret)));
    return shown;
  }

  private static JsonNode member(String name, JsonNode value, Set<String> secret) {
    String plain = SecretNames.plain(name);
    return secret.contains(plain) || SecretNames.has(name) ? hidden(value) : hide(value, secret);
  }

  /** Nothing of the value, but what it is made of. */
  private static JsonNode hidden(JsonNode value) {
    if (value.isObject()) {
      ObjectNode shown = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(each -> shown.set(each.getKey(), hidden(each.getValue())));
      return shown;
    }
    return value.isNull() ? value : JsonNodeFactory.instance.textNode(HIDDEN);
  }

  private static ArrayNode list(JsonNode value, Set<String> secret) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    value.forEach(item -> shown.add(hide(item, secret)));
    return shown;
  }
}
