package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.Naming;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import java.util.Optional;

/**
 * What can be said of names without looking them up: that one may stand for more than its author
 * thinks.
 */
final class NameRules {
  private final Report report;
  private final Catalog catalog;

  NameRules(Report report, Catalog catalog) {
    this.report = report;
    this.catalog = catalog;
  }

  void check(String pointer, OperationSpec spec, JsonNode written) {
    Naming naming = catalog.system(spec.system()).map(SystemSpec::naming).orElse(Naming.NONE);
    for (Field field : spec.inputs()) {
      JsonNode value = written.path(field.name());
      Optional<String> within = field.choices().flatMap(Choices::within);
      boolean loose = within.filter(input -> !written.has(input)).isPresent();
      if (loose && value.isTextual() && isName(value.textValue(), naming)) {
        report.warning(
            Pointers.child(pointer, field.name()),
            "loose-name",
            "'%s' is looked for in every %s, and refused if two have it: give '%s', too"
                .formatted(value.textValue(), within.orElseThrow(), within.orElseThrow()));
      }
    }
  }

  private static boolean isName(String text, Naming naming) {
    return !text.contains("${{") && !naming.isId(text);
  }
}
