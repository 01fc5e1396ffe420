package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An operation that brings records.
 *
 * @param shape empty when the recipe's own inputs say it (as {@code http.poll} does: its inputs
 *     {@code records}, {@code identity}, {@code created}, {@code changed} are pointers)
 * @param since how to ask only for what changed; empty: the whole list is read and compared
 * @param ascending whether pages come oldest first, so that the watermark may move page by page
 * @param lag how long a write may take to show up in this read
 * @param clock whether records come from the clock, not from a system ({@code schedule.*})
 * @param pushed whether records come only by push or by hand ({@code manual}); such a trigger is
 *     never polled
 */
public record TriggerSpec(
    Common common,
    Optional<RecordShape> shape,
    Paging paging,
    Optional<Since> since,
    boolean ascending,
    Duration lag,
    boolean clock,
    boolean pushed)
    implements OperationSpec {

  @Override
  public Kind kind() {
    return Kind.TRIGGER;
  }

  @Override
  public Effect effect() {
    return Effect.READ;
  }

  /**
   * What a record has, as far as the catalog says; empty when it does not. {@code output} is the
   * whole reply; this is the part of it that stands where the records do.
   */
  public List<Field> recordFields() {
    return shape.flatMap(this::recordField).map(TriggerSpec::inside).orElse(List.of());
  }

  private Optional<Field> recordField(RecordShape known) {
    return known.records().stream()
        .map(pointer -> find(pointer, common.output()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Field> find(JsonPointer pointer, List<Field> fields) {
    if (pointer.matches()) {
      return Optional.of(root(fields));
    }
    Optional<Field> found =
        fields.stream().filter(f -> f.name().equals(pointer.getMatchingProperty())).findFirst();
    return pointer.tail().matches()
        ? found
        : found.flatMap(field -> find(pointer.tail(), field.fields()));
  }

  /** The reply itself, when it is the record or the list of records. */
  private static Field root(List<Field> fields) {
    return new Field(
        "",
        FieldType.OBJECT,
        true,
        false,
        Optional.empty(),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "",
        fields,
        Optional.empty(),
        Optional.empty());
  }

  private static List<Field> inside(Field field) {
    return field.items().map(Field::fields).orElse(field.fields());
  }
}
