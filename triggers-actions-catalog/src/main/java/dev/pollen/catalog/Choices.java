package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Where the names are found that may stand for an id: the records of a trigger of the same system,
 * or a list inside each of them.
 *
 * @param from the trigger's key
 * @param with its inputs, beyond those that the connection fills
 * @param list where the choices stand in a record; empty: each record is one
 * @param within the input that says whose {@code list}; where it is not given, all are looked
 *     through
 * @param value where a choice's id stands
 * @param labels where its names stand; each of them counts
 * @param key where its machine name stands ({@code contact.favourite_colour}); it counts, and so
 *     does what follows its first dot
 * @param words values that are no names and are sent as they are
 */
public record Choices(
    String from,
    ObjectNode with,
    Optional<JsonPointer> list,
    Optional<String> within,
    JsonPointer value,
    List<JsonPointer> labels,
    Optional<JsonPointer> key,
    List<String> words) {

  public Choices {
    labels = List.copyOf(labels);
    words = List.copyOf(words);
  }
}
