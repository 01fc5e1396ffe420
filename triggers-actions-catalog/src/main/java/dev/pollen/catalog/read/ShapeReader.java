package dev.pollen.catalog.read;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.RecordShape.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads where the records stand: {@code records: /contacts}, a list of such pointers, or {@code
 * records: {object: /contact}} for what is not a list, or not always.
 */
final class ShapeReader {
  private ShapeReader() {}

  static Optional<RecordShape> shape(YamlMap trigger) {
    List<JsonPointer> identity = trigger.pointers("identity");
    List<JsonPointer> created = trigger.pointers("created");
    List<JsonPointer> changed = trigger.pointers("changed");
    List<JsonPointer> ignore = trigger.pointers("ignore");
    if (!trigger.has("records")) {
      return Optional.empty();
    }
    Form form = form(trigger);
    List<JsonPointer> records = records(trigger, form);
    return Optional.of(new RecordShape(form, records, identity, created, changed, ignore));
  }

  private static Form form(YamlMap trigger) {
    if (!trigger.get("records").isObject()) {
      return Form.LIST;
    }
    YamlMap map = trigger.inner("records").orElseThrow();
    return Arrays.stream(Form.values())
        .filter(form -> map.has(word(form)))
        .findFirst()
        .orElseGet(
            () -> {
              map.end();
              return Form.LIST;
            });
  }

  private static List<JsonPointer> records(YamlMap trigger, Form form) {
    return trigger.get("records").isObject()
        ? trigger.inner("records").map(map -> map.pointers(word(form))).orElseThrow()
        : trigger.pointers("records");
  }

  private static String word(Form form) {
    return form.name().toLowerCase(Locale.ROOT);
  }
}
