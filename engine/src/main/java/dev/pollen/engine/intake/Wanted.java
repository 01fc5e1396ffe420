package dev.pollen.engine.intake;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Kinship;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A recipe with what its trigger needs, found: the operation, the connection, the feed's key. */
record Wanted(
    Recipe recipe, TriggerSpec spec, Connection connection, String key, Optional<Kinship> kinship) {

  /** Throws {@link IllegalArgumentException} with what is missing and the way out. */
  static Wanted of(Recipe recipe, EngineSetup setup) {
    String operation = recipe.trigger().operation();
    TriggerSpec spec =
        setup
            .catalog()
            .trigger(operation)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no trigger '%s' in the catalog: see 'pollen catalog'"
                            .formatted(operation)));
    String name = connectionName(recipe, spec, setup);
    Connection connection =
        setup
            .connections()
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no connection '%s': add it to connections.yaml".formatted(name)))
            .serving(spec);
    String key = FeedKey.of(recipe, spec, connection.account());
    Optional<Kinship> kinship = Kinship.of(recipe.trigger(), spec, setup.catalog());
    return new Wanted(recipe, kinship.map(Kinship::listing).orElse(spec), connection, key, kinship);
  }

  private static String connectionName(Recipe recipe, TriggerSpec spec, EngineSetup setup) {
    boolean needs =
        setup.catalog().system(spec.system()).map(SystemSpec::needsConnection).orElse(true);
    Recipe.Source trigger = recipe.trigger();
    return recipe.calledBy(needs, trigger.connection(), trigger.location()).orElse(spec.system());
  }

  /** What reads for it, on that loop. */
  Trigger trigger(Loop loop) {
    Trigger own = connection.trigger(spec);
    return kinship
        .<Trigger>map(kin -> new Rotation(kin, connection.trigger(kin.parents()), own, loop))
        .orElse(own);
  }

  String account() {
    return connection.account();
  }

  /** From which instant on records count for one who joins now. */
  Instant start(Instant now) {
    Recipe.Start start = recipe.trigger().start();
    return switch (start.when()) {
      case NOW -> now;
      case BEGINNING -> Instant.EPOCH;
      case INSTANT -> start.instant().orElse(now);
    };
  }

  /** Whether its records do not say when they were created. */
  boolean isAgeless() {
    return spec.shape().map(it -> it.created().isEmpty()).orElse(false);
  }

  /** The row of a feed that knows nothing yet; of a clock, that no tick before now was missed. */
  FeedRow row(long id, String feedKey, Instant now) {
    Optional<Instant> mark = spec.clock() ? Optional.of(now) : Optional.empty();
    return new FeedRow(id, feedKey, spec.key(), account(), mark, 0, 1, 0, "", List.of(), now);
  }
}
