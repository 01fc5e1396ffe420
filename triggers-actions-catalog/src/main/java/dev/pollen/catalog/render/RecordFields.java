package dev.pollen.catalog.render;

import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.RecordShape.Form;
import dev.pollen.catalog.TriggerSpec;
import java.util.List;

/**
 * What a recipe gets from an operation: the fields of a record, or what an action answered.
 *
 * @param title over the table
 * @param path how a recipe names these fields
 */
record RecordFields(String title, String path, List<Field> fields) {

  static RecordFields of(OperationSpec operation) {
    return operation instanceof TriggerSpec trigger
        ? ofTrigger(trigger)
        : new RecordFields("Gives", "steps.ID.…", operation.common().output());
  }

  private static RecordFields ofTrigger(TriggerSpec trigger) {
    List<Field> fields =
        trigger
            .shape()
            .filter(shape -> shape.form() == Form.BOOLEAN)
            .map(shape -> answer(shape, trigger.common().output()))
            .orElse(trigger.recordFields());
    return fields.isEmpty()
        ? new RecordFields("The whole reply", "", trigger.common().output())
        : record(fields);
  }

  /** A lone truth value is handed on under the name {@code value}. */
  private static List<Field> answer(RecordShape shape, List<Field> output) {
    String name = shape.records().get(0).last().getMatchingProperty();
    return output.stream()
        .filter(field -> field.name().equals(name))
        .map(RecordFields::value)
        .toList();
  }

  private static RecordFields record(List<Field> fields) {
    return new RecordFields("Each record", "record.…", fields);
  }

  private static Field value(Field told) {
    return new Field(
        "value",
        told.type(),
        told.required(),
        told.nullable(),
        told.defaultValue(),
        told.secret(),
        told.example(),
        told.allowed(),
        told.format(),
        told.summary(),
        told.fields(),
        told.items(),
        told.from());
  }
}
