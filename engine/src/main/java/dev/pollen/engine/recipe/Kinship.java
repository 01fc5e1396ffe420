package dev.pollen.engine.recipe;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a trigger's records hang under another's: {@code of}, found in the catalog.
 *
 * @param parents brings the records under which the others hang
 * @param input the input of {@code children} that takes a parent's id
 * @param id where the id stands in a parent
 */
public record Kinship(TriggerSpec parents, TriggerSpec children, String input, JsonPointer id) {

  /**
   * Empty where a trigger has no {@code of}; throws {@link IllegalArgumentException} with what is
   * wrong and the way out.
   */
  public static Optional<Kinship> of(Recipe.Source source, TriggerSpec children, Catalog catalog) {
    return source.of().map(of -> found(of, source.with().written(), children, catalog));
  }

  private static Kinship found(Recipe.Of of, JsonNode with, TriggerSpec children, Catalog catalog) {
    TriggerSpec parents =
        catalog
            .trigger(of.operation())
            .filter(spec -> !spec.clock() && !spec.pushed())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'of': there is no trigger '%s' that can be polled: see 'pollen catalog --kind trigger'"
                            .formatted(of.operation())));
    String input =
        input(of, children, with)
            .orElseThrow(() -> new IllegalArgumentException(noInput(children, parents, with)));
    JsonPointer id =
        of.id()
            .or(() -> id(parents))
            .orElseThrow(() -> new IllegalArgumentException(noId(parents)));
    return new Kinship(parents, children, input, id);
  }

  /** The input that was named; else the one that must be given and is not. */
  static Optional<String> input(Recipe.Of of, TriggerSpec children, JsonNode with) {
    return of.input().or(() -> input(children, with));
  }

  /** The one input that must be given and is not; of several, the one in the path. */
  private static Optional<String> input(TriggerSpec children, JsonNode with) {
    List<String> open = open(children, with);
    List<String> path =
        children.common().http().map(call -> call.pathInputs()).orElse(List.of()).stream()
            .filter(open::contains)
            .toList();
    return open.size() == 1
        ? Optional.of(open.get(0))
        : path.size() == 1 ? Optional.of(path.get(0)) : Optional.empty();
  }

  private static List<String> open(TriggerSpec children, JsonNode with) {
    return children.inputs().stream()
        .filter(Field::mustBeGiven)
        .map(Field::name)
        .filter(name -> !with.has(name))
        .toList();
  }

  /** The one input that must be given, if it is. */
  static Optional<String> filled(TriggerSpec children, JsonNode with) {
    List<String> needed =
        children.inputs().stream().filter(Field::mustBeGiven).map(Field::name).toList();
    return needed.size() == 1 && with.has(needed.get(0))
        ? Optional.of(needed.get(0))
        : Optional.empty();
  }

  /** What a record has once it has its parent's id, too; empty when the catalog does not say. */
  static List<Field> recordFields(Recipe.Source source, TriggerSpec children) {
    List<Field> fields = new ArrayList<>(children.recordFields());
    if (fields.isEmpty()) {
      return fields;
    }
    source
        .of()
        .flatMap(of -> input(of, children, source.with().written()))
        .filter(input -> fields.stream().noneMatch(field -> field.name().equals(input)))
        .flatMap(input -> named(input, children))
        .ifPresent(fields::add);
    return fields;
  }

  private static Optional<Field> named(String input, TriggerSpec children) {
    return children.inputs().stream().filter(field -> field.name().equals(input)).findFirst();
  }

  static String noInput(TriggerSpec children, TriggerSpec parents, JsonNode with) {
    List<String> free =
        children.inputs().stream()
            .filter(field -> field.from().isEmpty() && !with.has(field.name()))
            .map(Field::name)
            .toList();
    return free.isEmpty()
        ? "%s takes no inputs beyond these, so nothing of it belongs to one record of %s: leave out 'of'"
            .formatted(children.key(), parents.key())
        : "say which input of %s takes the id: of: {type: %s, input: %s} (it takes %s)"
            .formatted(children.key(), parents.key(), likeliest(free), String.join(", ", free));
  }

  private static String likeliest(List<String> inputs) {
    return inputs.stream().filter(name -> name.endsWith("Id")).findFirst().orElse(inputs.get(0));
  }

  /** What names a record, if one value does. */
  static Optional<JsonPointer> id(TriggerSpec parents) {
    return parents
        .shape()
        .map(RecordShape::identity)
        .filter(identity -> identity.size() == 1)
        .map(identity -> identity.get(0));
  }

  static String noId(TriggerSpec parents) {
    return "say where the id stands in a record of %s: of: {type: %s, id: /id}"
        .formatted(parents.key(), parents.key());
  }

  /** The children as one listing: what changed can only be asked parent by parent. */
  public TriggerSpec listing() {
    return new TriggerSpec(
        children.common(),
        children.shape(),
        children.paging(),
        Optional.empty(),
        false,
        children.lag(),
        children.clock(),
        children.pushed());
  }
}
