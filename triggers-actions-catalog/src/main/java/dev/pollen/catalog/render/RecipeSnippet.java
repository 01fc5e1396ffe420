package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import java.util.List;
import java.util.regex.Pattern;

/** Lines ready to be pasted into a recipe. */
final class RecipeSnippet {
  private static final int SHOWN = 3;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*");
  private static final Pattern TYPED = Pattern.compile("(?i)true|false|null");

  private RecipeSnippet() {}

  static String of(OperationSpec operation) {
    return operation.kind() == Kind.TRIGGER ? trigger(operation) : action(operation);
  }

  private static String trigger(OperationSpec operation) {
    return "trigger:\n  type: %s\n%s".formatted(operation.key(), with(operation, 2));
  }

  private static String action(OperationSpec operation) {
    return "steps:\n  - action: %s\n%s".formatted(operation.key(), with(operation, 4));
  }

  private static String with(OperationSpec operation, int indent) {
    List<Field> shown = shown(operation.inputs());
    if (shown.isEmpty()) {
      return "";
    }
    StringBuilder lines = new StringBuilder(" ".repeat(indent)).append("with:\n");
    shown.forEach(
        field ->
            lines
                .append(" ".repeat(indent + 2))
                .append(field.name())
                .append(": ")
                .append(value(field))
                .append('\n'));
    return lines.toString();
  }

  /** What must be given; if nothing must, the first few that can be. */
  private static List<Field> shown(List<Field> inputs) {
    List<Field> needed = inputs.stream().filter(Field::mustBeGiven).toList();
    return needed.isEmpty()
        ? inputs.stream()
            .filter(field -> !field.required() && field.example().isPresent() && !field.secret())
            .filter(field -> field.type() != FieldType.INTEGER)
            .limit(SHOWN)
            .toList()
        : needed;
  }

  private static String value(Field field) {
    return yaml(field.example().orElse(TextNode.valueOf("…")));
  }

  /** JSON is YAML; plain words go without quotes. */
  private static String yaml(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    return PLAIN.matcher(text).matches() && !TYPED.matcher(text).matches()
        ? text
        : value.toString();
  }
}
