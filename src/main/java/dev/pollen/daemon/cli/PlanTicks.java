package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.Registry;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often recipes run that the clock starts: the one rhythm of runs that is known. */
final class PlanTicks {
  private static final Duration DAY = Duration.ofDays(1);
  private static final double HOURS = 24;
  private static final int MOST = 100_000;

  private final PollenConfig config;
  private final Catalog catalog;
  private final InstantSource clock = InstantSource.system();

  PlanTicks(PollenConfig config, Catalog catalog) {
    this.config = config;
    this.catalog = catalog;
  }

  /**
   * By recipe, those of the day to come spread over its hours; others are not in it, nor those
   * whose inputs name no times.
   */
  Map<String, Double> anHour(List<Recipe> recipes) {
    Registry registry = Registry.load(PlanTicks.class.getClassLoader());
    Map<String, Double> all = new TreeMap<>();
    for (Recipe recipe : recipes) {
      spec(recipe)
          .flatMap(spec -> open(registry, spec).map(it -> it.trigger(spec)))
          .ifPresent(trigger -> count(trigger, recipe).ifPresent(n -> all.put(recipe.id(), n)));
    }
    return all;
  }

  private Optional<TriggerSpec> spec(Recipe recipe) {
    return catalog.trigger(recipe.trigger().operation()).filter(TriggerSpec::clock);
  }

  private Optional<Connection> open(Registry registry, TriggerSpec spec) {
    return registry
        .connector(spec.system())
        .map(it -> it.open(ConnectionSettings.none(spec.system()), host()));
  }

  /** A clock calls nobody: it is lent no event loops. */
  private Host host() {
    return new Host(
        null, catalog, clock, config.zone(), config.base(), config.data(), config.timeout());
  }

  private Optional<Double> count(Trigger trigger, Recipe recipe) {
    JsonNode inputs = recipe.trigger().with().written();
    Instant now = clock.instant();
    Instant end = now.plus(DAY);
    int ticks = 0;
    try {
      Optional<Instant> at = trigger.tickAfter(now, inputs);
      while (ticks < MOST && at.filter(tick -> !tick.isAfter(end)).isPresent()) {
        ticks++;
        at = trigger.tickAfter(at.get(), inputs);
      }
      return Optional.of(ticks / HOURS);
    } catch (Fault unreadable) {
      return Optional.empty(); // 'check' says what is wrong with it
    }
  }
}
