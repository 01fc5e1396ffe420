package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One value that an operation takes or gives: the one place where its name, type, default, secrecy
 * and meaning stand.
 *
 * @param name the vendor's name; of an input that stands twice, the body's is {@code body.<name>}
 * @param nullable whether null may stand in its place, which clears what is there
 * @param fields the fields of an object; empty when its inner shape is not known or free
 * @param items what an array holds
 * @param from the connection's field that fills it when a recipe does not ({@code locationId} from
 *     {@code location})
 * @param choices where the names are found that may be given for an id
 * @param mapping how a list may be written as a mapping
 * @param bounds how large it may be, where the vendor says so
 */
public record Field(
    String name,
    FieldType type,
    boolean required,
    boolean nullable,
    Optional<JsonNode> defaultValue,
    boolean secret,
    Optional<JsonNode> example,
    List<JsonNode> allowed,
    Optional<String> format,
    String summary,
    List<Field> fields,
    Optional<Field> items,
    Optional<String> from,
    Optional<Choices> choices,
    Optional<Mapping> mapping,
    Bounds bounds) {

  public Field {
    allowed = List.copyOf(allowed);
    fields = List.copyOf(fields);
  }

  /** A field that takes values as they are. */
  public Field(
      String name,
      FieldType type,
      boolean required,
      boolean nullable,
      Optional<JsonNode> defaultValue,
      boolean secret,
      Optional<JsonNode> example,
      List<JsonNode> allowed,
      Optional<String> format,
      String summary,
      List<Field> fields,
      Optional<Field> items,
      Optional<String> from) {
    this(
        name,
        type,
        required,
        nullable,
        defaultValue,
        secret,
        example,
        allowed,
        format,
        summary,
        fields,
        items,
        from,
        Optional.empty(),
        Optional.empty(),
        Bounds.NONE);
  }

  /** Whether a value, as it stands, is of this field's type. */
  public boolean accepts(JsonNode value) {
    return type.accepts(value) || (nullable && value.isNull());
  }

  /** Whether it is secret, or something in it. */
  public boolean holdsSecret() {
    return secret
        || fields.stream().anyMatch(Field::holdsSecret)
        || items.filter(Field::holdsSecret).isPresent();
  }

  /**
   * Whether a call must be given this value: required, without default, and not filled by the
   * connection.
   */
  public boolean mustBeGiven() {
    return required && defaultValue.isEmpty() && from.isEmpty();
  }
}
