package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hides secrets in what is shown to people: every value whose field the catalog marks secret, and
 * those under a name that always holds one ({@code Authorization}, {@code password}).
 */
public final class Scrubber {
  private static final String HIDDEN = "(hidden)";
  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "proxyauthorization",
          "cookie",
          "setcookie",
          "token",
          "accesstoken",
          "refreshtoken",
          "apikey",
          "xapikey",
          "password",
          "secret",
          "clientsecret");

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

  private static Set<String> secrets(Optional<List<Field>> fields) {
    return fields.stream()
        .flatMap(List::stream)
        .filter(Field::secret)
        .map(field -> plain(field.name()))
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
    String plain = plain(name);
    return secret.contains(plain) || NAMES.contains(plain) ? hidden(value) : hide(value, secret);
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

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
