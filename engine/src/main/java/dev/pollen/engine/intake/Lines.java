package dev.pollen.engine.intake;

import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What a change of the recipes did, a line each, for people. */
final class Lines {
  private Lines() {}

  static List<String> disabled(Recipe recipe) {
    return line("recipe '%s' is disabled (enabled: false): nothing is polled for it", recipe.id());
  }

  /**
   * How it goes on that reads something else of the same list.
   *
   * @param ageless whether records do not say when they were created
   */
  static String goesOn(Instant start, boolean ageless) {
    String from =
        start.equals(Instant.EPOCH)
            ? "everything that is there"
            : "what was created from %s on".formatted(start.truncatedTo(ChronoUnit.SECONDS));
    String known =
        ageless
            ? "; its records do not say when they were created, so what only the new inputs list"
                + " is taken as known, also what came since the last poll"
            : "";
    return "goes on with other inputs: %s counts, and nothing that it was given comes again%s"
        .formatted(from, known);
  }

  static List<String> moved(Recipe recipe, String how) {
    return line("recipe '%s' %s", recipe.id(), how);
  }

  /** How it joins that cannot go on, and why. */
  static String anew(String apart) {
    return "reads "
        + apart
        + " now, so it begins anew: what came since the last poll of what it read"
        + " before is not delivered";
  }

  static List<String> edited(Recipe recipe) {
    return line("recipe '%s' was edited and goes on where it stood", recipe.id());
  }

  static List<String> beginsElsewhere(Recipe recipe) {
    return line(
        "recipe '%s' was edited and goes on where it stood: 'start_from' counts when a recipe first"
            + " joins, and is not looked at now; give it another 'id' if it is to begin anew",
        recipe.id());
  }

  static List<String> back(Recipe recipe) {
    return line("recipe '%s' is back and goes on where it stopped", recipe.id());
  }

  static List<String> gone(String recipe) {
    return line(
        "recipe '%s' is gone: runs it has begun are finished, its place is kept until it returns",
        recipe);
  }

  /** What an edit left behind cannot go on. */
  static String waits(String recipe, Throwable fault) {
    return ("what recipe '%s' had taken in before it read another list waits: %s. It goes on when the recipe"
            + " reads that list again")
        .formatted(recipe, fault.getMessage());
  }

  static List<String> and(List<String> some, String more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  static List<String> joined(Recipe recipe, String verb, String how) {
    return line("recipe '%s' %s: %s", recipe.id(), verb, how);
  }

  static List<String> refused(String recipe, Throwable fault) {
    return SecondTry.passes(fault)
        ? line("recipe '%s' is not taken up yet, and tried again: %s", recipe, fault.getMessage())
        : line("recipe '%s' is not taken up: %s", recipe, fault.getMessage());
  }

  private static List<String> line(String format, Object... values) {
    return List.of(String.format(java.util.Locale.ROOT, format, values));
  }
}
