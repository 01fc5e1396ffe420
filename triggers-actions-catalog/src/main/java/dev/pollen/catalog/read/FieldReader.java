package dev.pollen.catalog.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Bounds;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the fields of an operation or a connection: a mapping from name to what it is. */
final class FieldReader {
  private static final String ITEM = "item";

  /** Where an input goes in the request, as its {@code in:} says. */
  enum In {
    PATH,
    QUERY,
    BODY,
    /** Nowhere by itself: connector code uses it. */
    CODE
  }

  private FieldReader() {}

  /** A field and, for an input, where the file says it goes. */
  record Placed(Field field, Optional<In> in) {}

  static List<Field> fields(YamlMap owner, String key) {
    return placed(owner, key, false).stream().map(Placed::field).toList();
  }

  static List<Placed> inputs(YamlMap owner, String key) {
    return placed(owner, key, true);
  }

  private static List<Placed> placed(YamlMap owner, String key, boolean input) {
    List<Placed> fields = new ArrayList<>();
    owner
        .inner(key)
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        name ->
                            map.inner(name)
                                .ifPresent(field -> fields.add(one(name, field, input)))));
    return fields;
  }

  private static Placed one(String name, YamlMap map, boolean input) {
    Optional<In> in = input ? map.word("in", In.class) : Optional.empty();
    Field field = field(name, map);
    map.end();
    return new Placed(field, in);
  }

  private static Field field(String name, YamlMap map) {
    FieldType type = type(map);
    Field field =
        new Field(
            name,
            type,
            map.flag("required"),
            map.flag("nullable"),
            value(map, "default"),
            map.flag("secret"),
            value(map, "example"),
            values(map),
            map.text("format"),
            map.text("summary").orElse(""),
            type == FieldType.OBJECT ? fields(map, "fields") : List.of(),
            type == FieldType.ARRAY ? items(map) : Optional.empty(),
            map.text("from"),
            ChoicesReader.choices(map),
            ChoicesReader.mapping(map),
            bounds(map));
    refuseMisfits(field, map);
    return field;
  }

  private static Bounds bounds(YamlMap map) {
    Bounds bounds =
        new Bounds(
            map.integer("max_items"),
            map.integer("max_length"),
            map.integer("minimum"),
            map.integer("maximum"));
    return bounds.equals(Bounds.NONE) ? Bounds.NONE : bounds;
  }

  private static FieldType type(YamlMap map) {
    String word = map.needed("type", FieldType.ANY.word());
    Optional<FieldType> type = FieldType.of(word);
    if (type.isEmpty()) {
      map.unknownWord(
          "type", word, Arrays.stream(FieldType.values()).map(FieldType::word).toList());
    }
    return type.orElse(FieldType.ANY);
  }

  private static Optional<Field> items(YamlMap map) {
    return map.inner("items")
        .map(
            inner -> {
              Field item = field(ITEM, inner);
              inner.end();
              return item;
            });
  }

  private static Optional<JsonNode> value(YamlMap map, String key) {
    return map.has(key) ? Optional.of(map.get(key)) : Optional.empty();
  }

  private static List<JsonNode> values(YamlMap map) {
    List<JsonNode> values = new ArrayList<>();
    map.get("allowed").forEach(values::add);
    return values;
  }

  private static void refuseMisfits(Field field, YamlMap map) {
    field.defaultValue().ifPresent(value -> refuseMisfit(field, map, "default", value));
    field.example().ifPresent(value -> refuseMisfit(field, map, "example", value));
    field.allowed().stream()
        .filter(value -> !field.accepts(value))
        .forEach(value -> refuse(field, map, "allowed", value));
  }

  private static void refuseMisfit(Field field, YamlMap map, String key, JsonNode value) {
    if (!field.accepts(value)) {
      refuse(field, map, key, value);
    } else if (!field.allowed().isEmpty() && !field.allowed().contains(value)) {
      map.error(
          "/" + key,
          "not-allowed",
          "the %s %s is not among 'allowed' (use one of %s)"
              .formatted(key, value, field.allowed()));
    }
  }

  private static void refuse(Field field, YamlMap map, String key, JsonNode value) {
    map.error(
        "/" + key,
        "wrong-type",
        "the %s %s is not %s (change it, or the type)".formatted(key, value, field.type().words()));
  }
}
