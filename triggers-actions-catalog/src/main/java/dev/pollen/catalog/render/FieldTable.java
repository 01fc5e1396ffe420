package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields as a Markdown table, inner fields indented. */
final class FieldTable {
  private static final int SHORT = 24;

  private final Prose prose;

  FieldTable(Prose prose) {
    this.prose = prose;
  }

  String inputs(List<Field> fields) {
    StringBuilder table =
        new StringBuilder(
            Markdown.head("Input", "Type", "Required", "Allowed", "Example", "Meaning"));
    FieldRow.of(fields).forEach(row -> table.append(Markdown.row(input(row))));
    return table.toString();
  }

  private List<String> input(FieldRow row) {
    Field field = row.field();
    return List.of(
        name(row),
        row.type(),
        required(field),
        allowed(field),
        shortExample(field),
        meaning(field));
  }

  String given(List<Field> fields) {
    StringBuilder table = new StringBuilder(Markdown.head("Field", "Type", "Example", "Meaning"));
    FieldRow.of(fields).forEach(row -> table.append(Markdown.row(given(row))));
    return table.toString();
  }

  private List<String> given(FieldRow row) {
    Field field = row.field();
    String oneOf = field.allowed().isEmpty() ? "" : " One of " + allowed(field) + ".";
    return List.of(name(row), row.type(), shortExample(field), meaning(field) + oneOf);
  }

  private static String name(FieldRow row) {
    return "&emsp;".repeat(row.depth()) + Markdown.code(row.field().name());
  }

  private static String required(Field field) {
    if (field.from().isPresent()) {
      return "from the connection";
    }
    return field
        .defaultValue()
        .map(value -> "no: " + code(value))
        .orElse(field.required() ? "**yes**" : "no");
  }

  private static String allowed(Field field) {
    return field.allowed().stream().map(FieldTable::code).collect(Collectors.joining(", "));
  }

  private static String shortExample(Field field) {
    return example(field).filter(text -> text.length() <= SHORT).orElse("");
  }

  private String meaning(Field field) {
    String words = prose.cell(NameWords.sentence(field));
    return example(field)
        .filter(text -> text.length() > SHORT)
        .map(text -> words + " Example: " + text)
        .orElse(words);
  }

  private static Optional<String> example(Field field) {
    return field.example().map(FieldTable::code);
  }

  /** Text without its quotes, unless it is empty; anything else as in a recipe. */
  private static String code(JsonNode value) {
    boolean bare = value.isTextual() && !value.textValue().isBlank();
    return Markdown.cell(Markdown.code(bare ? value.textValue() : YamlLines.oneLine(value)));
  }
}
