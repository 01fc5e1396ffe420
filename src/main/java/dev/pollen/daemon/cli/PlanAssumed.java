package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.recipe.Recipe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a person says of what no plan can know: how long lists are, how often things happen. */
final class PlanAssumed {
  private static final int SECONDS = 3600;

  @Option(
      names = "--records",
      paramLabel = "[KEY=]N",
      description =
          "Count every list, or the one of this operation, with so many records (default: nearly a"
              + " page each); may be repeated.")
  private List<String> records = List.of();

  @Option(
      names = "--events",
      paramLabel = "[RECIPE=]RATE",
      description =
          "Count so many events of each recipe, or of this one, such as 20/h; may be repeated.")
  private List<String> events = List.of();

  /** Throws a usage fault that names what cannot be read. */
  Assumed read(PollenConfig config, Catalog catalog, List<Recipe> recipes) {
    Map<String, Integer> lists = each("--records", records, PlanAssumed::count);
    Map<String, Double> rates = each("--events", events, PlanAssumed::anHour);
    Optional<Integer> usual = Optional.ofNullable(lists.remove(""));
    Optional<Double> usually = Optional.ofNullable(rates.remove(""));
    lists.keySet().stream().filter(key -> catalog.trigger(key).isEmpty()).forEach(this::noList);
    rates.keySet().stream()
        .filter(id -> recipes.stream().noneMatch(one -> one.id().equals(id)))
        .forEach(this::noRecipe);
    new PlanTicks(config, catalog).anHour(recipes).forEach(rates::putIfAbsent);
    return new Assumed(
        usual.map(OptionalInt::of).orElse(OptionalInt.empty()), lists, usually, rates);
  }

  private void noList(String key) {
    throw CommandFault.usage(
        "--records %s: there is no trigger of that name ('pollen catalog --kind trigger')"
            .formatted(key));
  }

  private void noRecipe(String id) {
    throw CommandFault.usage("--events %s: the plan has no recipe of that name".formatted(id));
  }

  private static <T> Map<String, T> each(
      String option, List<String> given, Function<String, T> read) {
    Map<String, T> all = new HashMap<>();
    for (String one : given) {
      int equals = one.lastIndexOf('=');
      try {
        all.put(one.substring(0, Math.max(0, equals)), read.apply(one.substring(equals + 1)));
      } catch (IllegalArgumentException | TypeConversionException e) {
        throw CommandFault.usage("%s %s: %s".formatted(option, one, e.getMessage()));
      }
    }
    return all;
  }

  private static int count(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("give 1 or more");
    }
    return Integer.parseInt(text);
  }

  private static double anHour(String text) {
    return new Rate().convert(text) * SECONDS;
  }
}
