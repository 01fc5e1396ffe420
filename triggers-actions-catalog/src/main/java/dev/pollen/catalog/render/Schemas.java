package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.read.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * JSON Schemas (draft 2020-12) for editors: the fixed part of each stands in {@code schema/}, what
 * the catalog knows is filled in.
 */
public final class Schemas {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final List<String> NAMES =
      List.of("recipe", "system", "operation", "connections", "config");

  private Schemas() {}

  /** What there is a schema of. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The schema of one kind of file.
   *
   * @throws IllegalArgumentException for a name that is not among {@link #names()}
   */
  public static JsonNode of(String what, Catalog catalog) {
    if (!NAMES.contains(what)) {
      throw new IllegalArgumentException(
          "no schema '%s' (there are %s)".formatted(what, String.join(", ", NAMES)));
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", DRAFT);
    schema.setAll(read(what));
    switch (what) {
      case "recipe" -> fillRecipe(schema, catalog);
      case "connections" -> fillConnections(schema, catalog);
      case "config" -> {}
      default -> schema.set("$defs", read("fields"));
    }
    return schema;
  }

  private static ObjectNode read(String name) {
    String path = "/schema/" + name + ".yaml";
    try (InputStream in = Schemas.class.getResourceAsStream(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (ObjectNode) YamlFile.parse(path, text).root();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fillRecipe(ObjectNode schema, Catalog catalog) {
    List<OperationSpec> all = catalog.operations();
    List<OperationSpec> triggers =
        all.stream().filter(operation -> operation.kind() == Kind.TRIGGER).toList();
    ObjectNode parts = (ObjectNode) schema.path("$defs");
    choose(parts, "trigger", "type", triggers);
    choose(parts, "source", "from", triggers);
    choose(parts, "call", "action", all);
    for (OperationSpec operation : all) {
      ObjectNode with =
          ValueSchema.inRecipe().object(operation.inputs(), operation.common().openInputs());
      parts.set("with." + operation.key(), with);
    }
  }

  /** The keys that may stand there, and what each of them takes. */
  private static void choose(
      ObjectNode parts, String part, String key, Collection<OperationSpec> operations) {
    ObjectNode target = (ObjectNode) parts.path(part);
    ObjectNode word = (ObjectNode) target.path("properties").path(key);
    ArrayNode keys = word.putArray("enum");
    ArrayNode words = word.putArray("enumDescriptions");
    ArrayNode rules = target.putArray("allOf");
    for (OperationSpec operation : operations) {
      keys.add(operation.key());
      words.add(operation.common().title() + ". " + operation.common().summary());
      takes(when(rules, key, operation.key()), operation);
    }
  }

  private static void takes(ObjectNode then, OperationSpec operation) {
    then.putObject("properties").putObject("with").put("$ref", "#/$defs/with." + operation.key());
    if (operation.inputs().stream().anyMatch(Field::mustBeGiven)) {
      then.putArray("required").add("with");
    }
  }

  private static ObjectNode when(ArrayNode rules, String key, String value) {
    ObjectNode rule = rules.addObject();
    ObjectNode condition = rule.putObject("if");
    condition.putObject("properties").putObject(key).put("const", value);
    condition.putArray("required").add(key);
    return rule.putObject("then");
  }

  /** One below another, or the one above. */
  private static void oneOf(ObjectNode then, SubAccounts below) {
    ArrayNode either = then.putArray("anyOf");
    either.addObject().putArray("required").add(below.field());
    either.addObject().putArray("required").add(below.of());
  }

  private static void fillConnections(ObjectNode schema, Catalog catalog) {
    ObjectNode connection = (ObjectNode) schema.path("$defs").path("connection");
    ArrayNode keys = ((ObjectNode) connection.path("properties").path("system")).putArray("enum");
    ArrayNode rules = connection.putArray("allOf");
    for (SystemSpec system : catalog.systems()) {
      if (system.needsConnection()) {
        keys.add(system.key());
        ObjectNode then = when(rules, "system", system.key());
        then.setAll(ValueSchema.plain().object(system.connectionFields(), true));
        system.signIn().below().ifPresent(below -> oneOf(then, below));
      }
    }
  }
}
