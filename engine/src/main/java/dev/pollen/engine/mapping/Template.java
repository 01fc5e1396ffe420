package dev.pollen.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * JSON with {@code ${{ … }}} holes, compiled once.
 *
 * <p>A text that is one hole keeps the value's type; an undefined one leaves its key out; inside
 * text both undefined and null are empty.
 */
public final class Template {
  private final JsonNode written;
  private final Pattern pattern;
  private final List<Hole> holes;

  private Template(JsonNode written, Pattern pattern) {
    this.written = written;
    this.pattern = pattern;
    this.holes = pattern.holes().toList();
  }

  /** Compiles; throws {@link BadHole} naming the JSON pointer of the hole that does not parse. */
  public static Template compile(JsonNode written) {
    return compile(
        written,
        bad -> {
          throw bad;
        });
  }

  /** Compiles, and hands over every hole that does not parse; such a hole is undefined. */
  public static Template compile(JsonNode written, Consumer<BadHole> bad) {
    return new Template(written, Pattern.of(written, "", bad));
  }

  /** As written, holes unfilled: what a feed's key is made from. */
  public JsonNode written() {
    return written;
  }

  /** Every hole, with the pointer of the text it stands in. */
  public List<Hole> holes() {
    return holes;
  }

  Pattern pattern() {
    return pattern;
  }

  /** An expression at a place. */
  public record Hole(String pointer, Expression expression) {}

  /** A hole that does not parse. */
  public static final class BadHole extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    BadHole(String pointer, String message, Throwable cause) {
      super(message, cause);
      this.pointer = pointer;
    }

    /** Where in the template. */
    public String pointer() {
      return pointer;
    }
  }
}
