package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.InputBounds;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds inputs against what the catalog declares, before anything is sent. */
final class InputCheck {
  private final List<String> wrong = new ArrayList<>();

  private InputCheck() {}

  /** Everything that is wrong, a line each; empty when the call may be made. */
  static List<String> problems(OperationSpec operation, ObjectNode inputs) {
    InputCheck check = new InputCheck();
    check.object("", operation.inputs(), operation.common().openInputs(), inputs);
    return check.wrong;
  }

  private void object(String prefix, List<Field> fields, boolean open, JsonNode value) {
    for (Field field : fields) {
      JsonNode given = value.path(field.name());
      if (!given.isMissingNode()) {
        field(prefix + field.name(), field, given);
      } else if (field.mustBeGiven()) {
        wrong.add("'%s' is missing: %s".formatted(prefix + field.name(), example(field)));
      }
    }
    if (!open) {
      unknown(prefix, fields, value);
    }
  }

  private static String example(Field field) {
    return field
        .example()
        .map(value -> "add it, such as " + value)
        .orElse("it must be " + field.type().words());
  }

  private void unknown(String prefix, List<Field> fields, JsonNode value) {
    List<String> names = fields.stream().map(Field::name).toList();
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                String known =
                    names.isEmpty() ? "it takes none" : "known: " + String.join(", ", names);
                wrong.add(
                    "no input '%s' (%s)"
                        .formatted(prefix + name, Suggestion.orElse(name, names, known)));
              }
            });
  }

  private void field(String name, Field field, JsonNode value) {
    if (value.isNull() && field.nullable()) {
      return;
    }
    InputBounds.broken(name, value, field).ifPresent(wrong::add);
    if (!field.type().accepts(value)) {
      wrong.add("'%s' must be %s, not %s".formatted(name, field.type().words(), brief(value)));
    } else if (!field.allowed().isEmpty() && !field.allowed().contains(value)) {
      wrong.add("'%s' must be one of %s, not %s".formatted(name, allowed(field), brief(value)));
    } else {
      inside(name, field, value);
    }
  }

  private void inside(String name, Field field, JsonNode value) {
    if (field.type() == FieldType.OBJECT && !field.fields().isEmpty()) {
      object(name + ".", field.fields(), false, value);
    }
    Optional<Field> items = field.items();
    if (field.type() == FieldType.ARRAY && items.isPresent()) {
      for (int i = 0; i < value.size(); i++) {
        field("%s[%d]".formatted(name, i), items.get(), value.get(i));
      }
    }
  }

  private static String allowed(Field field) {
    return field.allowed().stream().map(JsonNode::asText).collect(Collectors.joining(", "));
  }

  private static String brief(JsonNode value) {
    String text = value.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
