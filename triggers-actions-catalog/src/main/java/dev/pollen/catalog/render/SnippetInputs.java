package dev.pollen.catalog.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which inputs an example of a recipe fills: what must be given, and enough to say something. */
final class SnippetInputs {
  private static final int WRITTEN = 4;
  private static final int SOUGHT = 1;
  private static final String REPLACES = "replaces";

  private final OperationSpec operation;

  private SnippetInputs(OperationSpec operation) {
    this.operation = operation;
  }

  static List<Field> of(OperationSpec operation) {
    return new SnippetInputs(operation).chosen();
  }

  private List<Field> chosen() {
    List<Field> needed = operation.inputs().stream().filter(Field::mustBeGiven).toList();
    boolean enough = !needed.isEmpty() && !onlyNames(needed);
    return enough ? needed : Stream.concat(needed.stream(), some()).toList();
  }

  /** Whether these only say which one is meant, and the call would change nothing. */
  private boolean onlyNames(List<Field> needed) {
    return operation instanceof ActionSpec
        && operation
            .common()
            .http()
            .map(HttpCall::pathInputs)
            .filter(path -> needed.stream().map(Field::name).allMatch(path::contains))
            .isPresent();
  }

  /** A number that a search may take is mostly a place in its pages, not what is sought. */
  private Stream<Field> some() {
    Set<String> filled = filled();
    boolean reads = operation.effect() == Effect.READ;
    return operation.inputs().stream()
        .filter(field -> field.example().filter(SnippetInputs::tells).isPresent())
        .filter(field -> !field.required() && !field.secret() && !filled.contains(field.name()))
        .filter(field -> field.format().filter(REPLACES::equals).isEmpty())
        .filter(field -> !reads || !number(field))
        .limit(reads ? SOUGHT : WRITTEN);
  }

  private static boolean number(Field field) {
    return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
  }

  private static boolean tells(JsonNode example) {
    return example.isValueNode() || !example.isEmpty();
  }

  /** What polling fills by itself. */
  private Set<String> filled() {
    return operation instanceof TriggerSpec trigger ? PagedInputs.of(trigger.paging()) : Set.of();
  }
}
