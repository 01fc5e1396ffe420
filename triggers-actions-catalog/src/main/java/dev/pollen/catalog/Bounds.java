package dev.pollen.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How large a value may be, where the vendor says so.
 *
 * @param items how many a list may have
 * @param length how many characters a text may have
 */
public record Bounds(
    Optional<Integer> items,
    Optional<Integer> length,
    Optional<Integer> least,
    Optional<Integer> greatest) {
  public static final Bounds NONE =
      new Bounds(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The rule that a value breaks, and the way out; empty where it keeps them. */
  Optional<String> broken(String name, JsonNode value) {
    return tooMany(name, value).or(() -> tooLong(name, value)).or(() -> outside(name, value));
  }

  private Optional<String> tooMany(String name, JsonNode value) {
    return items
        .filter(most -> value.isArray() && value.size() > most)
        .map(
            most ->
                "'%s' takes at most %d items, not %d: send them in parts"
                    .formatted(name, most, value.size()));
  }

  private Optional<String> tooLong(String name, JsonNode value) {
    String text = value.isTextual() ? value.textValue() : "";
    int count = text.codePointCount(0, text.length());
    return length
        .filter(most -> count > most)
        .map(
            most ->
                "'%s' takes at most %d characters, not %d: shorten it"
                    .formatted(name, most, count));
  }

  private Optional<String> outside(String name, JsonNode value) {
    if (!value.isNumber()) {
      return Optional.empty();
    }
    BigDecimal number = value.decimalValue();
    boolean small = least.filter(one -> number.compareTo(BigDecimal.valueOf(one)) < 0).isPresent();
    boolean large =
        greatest.filter(one -> number.compareTo(BigDecimal.valueOf(one)) > 0).isPresent();
    return small || large
        ? Optional.of("'%s' is %s: write a number that is %s".formatted(name, number, range()))
        : Optional.empty();
  }

  private String range() {
    return least
        .map(from -> greatest.map(to -> from + " to " + to).orElse(from + " or more"))
        .orElseGet(() -> greatest.map(to -> "at most " + to).orElse("any"));
  }

  /** In words, for people who write the value; empty where there is nothing to say. */
  public Optional<String> words() {
    if (items.isPresent() || length.isPresent()) {
      return items
          .map("at most %d"::formatted)
          .or(() -> length.map("at most %d characters"::formatted));
    }
    return least.or(() -> greatest).map(any -> range());
  }
}
