package dev.pollen.catalog.render;

import dev.pollen.catalog.Look;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.Reconcile.Trait;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an action of unknown outcome is looked for, in words. */
final class LookWords {
  private LookWords() {}

  static String of(Reconcile how) {
    String looks =
        how.looks().stream()
            .map(Look::trigger)
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", then "));
    return "by %s, for one %s%s; if it is there, the run goes on with it, if two looks find nothing new, it is done again, else you decide%s"
        .formatted(looks, told(how.told()), traits(how), except(how.notWith()));
  }

  private static String told(Reconcile.Told told) {
    return switch (told) {
      case CREATED -> "made since";
      case BEFORE -> "that was not there before (one read more each time)";
      case UNIQUE -> "of which there can be one only";
    };
  }

  private static String traits(Reconcile how) {
    return Stream.concat(how.same().stream(), how.match().stream())
        .map(LookWords::name)
        .collect(Collectors.joining(", ", " with the same ", ""));
  }

  private static String name(Trait trait) {
    return "`%s`".formatted(trait.input().toString().substring(1).replace('/', '.'));
  }

  private static String except(List<String> inputs) {
    return inputs.isEmpty()
        ? ""
        : " (and always with %s)"
            .formatted(inputs.stream().map("`%s`"::formatted).collect(Collectors.joining(" or ")));
  }
}
