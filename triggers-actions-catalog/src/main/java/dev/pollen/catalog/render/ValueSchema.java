package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Bounds;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import java.util.List;
import java.util.Set;

/** A field as JSON Schema: of a plain value, or of one that may be an expression. */
final class ValueSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String EXPRESSION = "#/$defs/expression";
  private static final Set<String> FORMATS = Set.of("date-time", "email", "uri", "json-pointer");

  private final boolean expressions;

  private ValueSchema(boolean expressions) {
    this.expressions = expressions;
  }

  /** Every value may also be an expression, as in a recipe's {@code with}. */
  static ValueSchema inRecipe() {
    return new ValueSchema(true);
  }

  /** Every value stands as it is. */
  static ValueSchema plain() {
    return new ValueSchema(false);
  }

  ObjectNode object(List<Field> fields, boolean open) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    if (!open) {
      schema.put("additionalProperties", false);
    }
    ObjectNode properties = schema.putObject("properties");
    fields.forEach(field -> properties.set(field.name(), of(field)));
    List<String> needed = fields.stream().filter(Field::mustBeGiven).map(Field::name).toList();
    if (!needed.isEmpty()) {
      needed.forEach(schema.putArray("required")::add);
    }
    return schema;
  }

  ObjectNode of(Field field) {
    ObjectNode schema = expressions && !takesAnyText(field) ? orExpression(field) : value(field);
    String words = NameWords.sentence(field);
    if (!words.isEmpty()) {
      schema.put("description", words);
    }
    field.defaultValue().ifPresent(value -> schema.set("default", value));
    field.example().ifPresent(value -> schema.putArray("examples").add(value));
    return schema;
  }

  private static boolean takesAnyText(Field field) {
    return field.type() == FieldType.ANY
        || (field.type() == FieldType.STRING && field.allowed().isEmpty());
  }

  private ObjectNode orExpression(Field field) {
    ObjectNode schema = NODES.objectNode();
    ArrayNode either = schema.putArray("anyOf").add(value(field));
    if (field.type() == FieldType.ARRAY) {
      field.items().ifPresent(item -> either.add(of(item)));
      field.mapping().ifPresent(mapping -> either.addObject().put("type", "object"));
    }
    either.addObject().put("$ref", EXPRESSION);
    return schema;
  }

  private ObjectNode value(Field field) {
    ObjectNode schema = field.fields().isEmpty() ? typed(field) : object(field.fields(), true);
    if (!field.allowed().isEmpty()) {
      schema.putArray("enum").addAll(field.allowed());
    }
    if (field.nullable()) {
      schema.putArray("type").add(field.type().word()).add("null");
    }
    if (!expressions) {
      field.format().filter(FORMATS::contains).ifPresent(format -> schema.put("format", format));
    }
    field.items().ifPresent(item -> schema.set("items", of(item)));
    bounds(field.bounds(), schema);
    return schema;
  }

  private static void bounds(Bounds bounds, ObjectNode schema) {
    bounds.items().ifPresent(most -> schema.put("maxItems", most));
    bounds.length().ifPresent(most -> schema.put("maxLength", most));
    bounds.least().ifPresent(least -> schema.put("minimum", least));
    bounds.greatest().ifPresent(most -> schema.put("maximum", most));
  }

  private static ObjectNode typed(Field field) {
    ObjectNode schema = NODES.objectNode();
    return field.type() == FieldType.ANY ? schema : schema.put("type", field.type().word());
  }
}
