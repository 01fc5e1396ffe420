package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Place;

/**
 * Something that did not come as a case expects.
 *
 * @param place where the expectation stands
 * @param what what is compared, such as {@code actions[0].with.tags}
 * @param expected a missing node where nothing was expected
 * @param actual a missing node where nothing came
 */
public record Difference(Place place, String what, JsonNode expected, JsonNode actual) {

  /** The difference in words. */
  public String words() {
    return "%s: expected %s, got %s".formatted(what, shown(expected), shown(actual));
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
