package dev.pollen.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a system has ids for, and how they are told from names.
 *
 * @param ids what an id looks like: such a value is never taken for a name; empty: nothing is known
 * @param values which values its records hold under an id
 */
public record Naming(Optional<Pattern> ids, Optional<Values> values) {
  public static final Naming NONE = new Naming(Optional.empty(), Optional.empty());

  /** Whether a text is an id by its looks, or several with commas between. */
  public boolean isId(String text) {
    return ids.filter(pattern -> List.of(text.split(",", -1)).stream().allMatch(matches(pattern)))
        .isPresent();
  }

  private static java.util.function.Predicate<String> matches(Pattern pattern) {
    return part -> pattern.matcher(part).matches();
  }

  /**
   * Values that a record holds under an id, such as custom fields.
   *
   * @param list the member of a record that lists them
   * @param id the member of an item that names it
   * @param value the members that may hold its value, the first present one does
   */
  public record Values(String list, String id, List<String> value, Choices choices) {
    public Values {
      value = List.copyOf(value);
    }
  }
}
