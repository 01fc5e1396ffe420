package dev.pollen.catalog.render;

import dev.pollen.catalog.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a table of fields.
 *
 * @param depth how many fields it stands in
 */
record FieldRow(int depth, Field field) {

  /** All fields, each followed by those inside it. */
  static List<FieldRow> of(List<Field> fields) {
    List<FieldRow> rows = new ArrayList<>();
    fields.forEach(field -> add(rows, 0, field));
    return rows;
  }

  private static void add(List<FieldRow> rows, int depth, Field field) {
    rows.add(new FieldRow(depth, field));
    inside(field).forEach(inner -> add(rows, depth + 1, inner));
  }

  private static List<Field> inside(Field field) {
    return field.items().map(FieldRow::inside).orElse(field.fields());
  }

  /** {@code array of string}, {@code string (date-time)}. */
  String type() {
    String nullable = field.nullable() ? " or null" : "";
    return typeOf(field) + nullable + (field.secret() ? ", secret" : "");
  }

  private static String typeOf(Field field) {
    String word = field.type().word();
    String format = field.format().map(" (%s)"::formatted).orElse("");
    return field.items().map(item -> word + " of " + typeOf(item)).orElse(word + format);
  }
}
