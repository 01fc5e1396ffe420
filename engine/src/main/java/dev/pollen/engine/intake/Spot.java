package dev.pollen.engine.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * A place in a rotation over parents: which parent is next, how far its children are read, and
 * where the rotation began, for it goes from there to the end and then from the beginning to there.
 *
 * @param page the cursor of the page of parents; empty: the first
 * @param index which parent of that page
 * @param within the place among that parent's children
 * @param again whether the end of the parents was passed
 * @param startPage the page on which the rotation began
 * @param startIndex the first parent of that page that need not be read again
 */
record Spot(
    Optional<String> page,
    int index,
    Optional<String> within,
    boolean again,
    Optional<String> startPage,
    int startIndex) {
  static final Spot FIRST =
      new Spot(Optional.empty(), 0, Optional.empty(), false, Optional.empty(), 0);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads what {@link #written} wrote; throws {@link IllegalArgumentException} for anything else.
   */
  static Spot read(String text) {
    JsonNode parts = parsed(text);
    if (!parts.path(1).isInt() || !parts.path(5).isInt()) {
      throw new IllegalArgumentException("no place in a rotation: " + text);
    }
    return new Spot(
        cursor(parts.path(0)),
        parts.path(1).intValue(),
        cursor(parts.path(2)),
        parts.path(3).booleanValue(),
        cursor(parts.path(4)),
        parts.path(5).intValue());
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no place in a rotation: " + text, e);
    }
  }

  private static Optional<String> cursor(JsonNode part) {
    return part.isTextual() ? Optional.of(part.textValue()) : Optional.empty();
  }

  String written() {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode(6);
    parts.add(page.orElse(null)).add(index).add(within.orElse(null));
    return parts.add(again).add(startPage.orElse(null)).add(startIndex).toString();
  }

  /** A new rotation that begins here; a parent that it enters in the middle comes again. */
  Spot start() {
    return new Spot(page, index, within, false, page, within.isPresent() ? index + 1 : index);
  }

  /** Further among the same parent's children. */
  Spot inside(String cursor) {
    return new Spot(page, index, Optional.of(cursor), again, startPage, startIndex);
  }

  Spot nextParent() {
    return new Spot(page, index + 1, Optional.empty(), again, startPage, startIndex);
  }

  Spot turn(String cursor) {
    return new Spot(Optional.of(cursor), 0, Optional.empty(), again, startPage, startIndex);
  }

  /** On from the first parent; empty when the rotation began there or passed the end before. */
  Optional<Spot> round() {
    boolean whole = startPage.isEmpty() && startIndex == 0;
    return again || whole
        ? Optional.empty()
        : Optional.of(new Spot(Optional.empty(), 0, Optional.empty(), true, startPage, startIndex));
  }

  /** Whether it is back where it began. */
  boolean cameRound() {
    return again && page.equals(startPage) && index >= startIndex;
  }
}
