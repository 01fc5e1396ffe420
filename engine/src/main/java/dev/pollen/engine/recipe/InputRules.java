package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.InputBounds;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.read.Suggestion;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.spi.net.Network;
import java.util.List;
import java.util.Optional;

/** Inputs exist, none that must be given is missing, and what is written out has the right type. */
final class InputRules {
  private static final String HOLE = "${{";
  private static final String REPLACES = "replaces";

  private final Report report;
  private final NameRules names;
  private final AddressRules addresses;

  /**
   * @param network the rules for addresses that are called
   */
  InputRules(Report report, Catalog catalog, Network network) {
    this.report = report;
    this.addresses = new AddressRules(report, network);
    this.names = new NameRules(report, catalog);
  }

  void check(String pointer, OperationSpec spec, Template with) {
    check(pointer, spec, with, Optional.empty());
  }

  /**
   * @param filled the input that is given elsewhere
   */
  void check(String pointer, OperationSpec spec, Template with, Optional<String> filled) {
    JsonNode written = with.written();
    if (!written.isObject()) {
      report.error(pointer, "wrong-type", "'with' must be a mapping of input names to values");
      return;
    }
    missing(pointer, spec, written, filled);
    if (!spec.common().openInputs()) {
      object(pointer, spec.inputs(), written, spec.key());
    }
    replaces(pointer, spec, written);
    names.check(pointer, spec, written);
  }

  private void missing(
      String pointer, OperationSpec spec, JsonNode written, Optional<String> filled) {
    for (Field field : spec.inputs()) {
      boolean given = given(written, field) || filled.filter(field.name()::equals).isPresent();
      if (field.mustBeGiven() && !given) {
        report.keyError(
            pointer,
            "missing-input",
            "%s needs '%s' (%s)%s"
                .formatted(spec.key(), field.name(), field.summary(), example(field)));
      }
    }
  }

  /** Null gives nothing, unless the field takes null. */
  private static boolean given(JsonNode written, Field field) {
    return written.hasNonNull(field.name())
        || (written.has(field.name()) && field.accepts(written.get(field.name())));
  }

  private static String example(Field field) {
    return field.example().map(value -> ": write %s: %s".formatted(field.name(), value)).orElse("");
  }

  private void object(String pointer, List<Field> fields, JsonNode written, String owner) {
    written
        .properties()
        .forEach(
            one ->
                member(
                    Pointers.child(pointer, one.getKey()),
                    fields,
                    one.getKey(),
                    one.getValue(),
                    owner));
  }

  private void member(
      String pointer, List<Field> fields, String name, JsonNode value, String owner) {
    Optional<Field> field = fields.stream().filter(one -> one.name().equals(name)).findFirst();
    if (field.isEmpty()) {
      List<String> known = fields.stream().map(Field::name).toList();
      String way =
          Suggestion.orElse(
              name,
              known,
              known.isEmpty() ? "it takes no inputs" : "it takes " + String.join(", ", known));
      report.keyError(
          pointer, "unknown-input", "%s has no input '%s' (%s)".formatted(owner, name, way));
      return;
    }
    value(pointer, field.get(), value, owner);
  }

  private void value(String pointer, Field field, JsonNode value, String owner) {
    if (value.isTextual() && field.format().filter(AddressRules.FORMAT::equals).isPresent()) {
      addresses.check(pointer, field.name(), value.textValue());
    }
    if (value.isNull() || hasHole(value)) {
      return;
    }
    if (value.isTextual() || value.isNumber() || value.isBoolean()) {
      scalar(pointer, field, value, owner);
    } else if (value.isArray()) {
      array(pointer, field, value, owner);
    } else if (!accepts(field, value) && !isMapping(field, value)) {
      wrong(pointer, field, owner);
    } else if (!field.fields().isEmpty()) {
      object(pointer, field.fields(), value, owner + " " + field.name());
    }
  }

  private static boolean hasHole(JsonNode value) {
    return value.isTextual() && value.textValue().contains(HOLE);
  }

  private void scalar(String pointer, Field field, JsonNode value, String owner) {
    Field one = field.type() == FieldType.ARRAY ? field.items().orElse(field) : field;
    boolean textForNumber = one.type() == FieldType.STRING && !value.isContainerNode();
    if (one.type() == FieldType.ARRAY || !(textForNumber || accepts(one, value))) {
      wrong(pointer, field, owner);
    } else if (!one.allowed().isEmpty() && !allowed(one, value)) {
      report.error(pointer, "not-allowed", notAllowed(one, value, owner));
    } else {
      InputBounds.broken(field.name(), value, one)
          .ifPresent(words -> report.error(pointer, "out-of-bounds", words));
    }
  }

  private static boolean allowed(Field field, JsonNode value) {
    return field.allowed().stream().anyMatch(each -> each.asText().equals(value.asText()));
  }

  private static String notAllowed(Field field, JsonNode value, String owner) {
    List<String> words = field.allowed().stream().map(JsonNode::asText).toList();
    String way = Suggestion.orElse(value.asText(), words, "use one of " + String.join(", ", words));
    return "'%s' is no %s of %s (%s)".formatted(value.asText(), field.name(), owner, way);
  }

  private void array(String pointer, Field field, JsonNode value, String owner) {
    if (!accepts(field, value)) {
      wrong(pointer, field, owner);
      return;
    }
    InputBounds.broken(field.name(), value, field)
        .ifPresent(words -> report.error(pointer, "too-many", words));
    field
        .items()
        .ifPresent(
            item -> {
              for (int i = 0; i < value.size(); i++) {
                value(pointer + "/" + i, item, value.get(i), owner + " " + field.name());
              }
            });
  }

  private static boolean isMapping(Field field, JsonNode value) {
    return field.mapping().filter(mapping -> mapping.fits(value)).isPresent();
  }

  private static boolean accepts(Field field, JsonNode value) {
    return field.accepts(value);
  }

  private void wrong(String pointer, Field field, String owner) {
    report.error(
        pointer,
        "wrong-type",
        "'%s' of %s must be %s%s"
            .formatted(field.name(), owner, field.type().words(), example(field)));
  }

  /** A field whose catalog file says that what is written replaces all there was. */
  private void replaces(String pointer, OperationSpec spec, JsonNode written) {
    spec.inputs().stream()
        .filter(field -> field.format().filter(REPLACES::equals).isPresent())
        .filter(field -> written.has(field.name()))
        .forEach(
            field ->
                report.warning(
                    Pointers.child(pointer, field.name()),
                    "replaces",
                    "'%s' here replaces all that were there: %s"
                        .formatted(field.name(), field.summary())));
  }
}
