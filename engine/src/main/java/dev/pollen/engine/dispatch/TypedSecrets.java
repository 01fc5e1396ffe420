package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.SecretFields;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.SecretNames;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Secrets that somebody types when they start a run by hand: sealed before the record is written
 * down, opened where the run's steps see it. A field is one if its name says so, or if the recipe
 * gives it to an input that the catalog marks secret.
 */
public final class TypedSecrets {
  private TypedSecrets() {}

  /** The record as it may be written down; fails when something in it looks sealed already. */
  public static Future<JsonNode> sealed(Recipe recipe, JsonNode typed, EngineSetup setup) {
    Set<String> given = SecretFields.of(recipe, setup.catalog());
    List<String> names = new ArrayList<>();
    for (var field : typed.properties()) {
      if (SecretInputs.isSealed(field.getValue())) {
        String words = "'%s' looks like something that Pollen sealed: give it in clear";
        return Future.failedFuture(new IllegalArgumentException(words.formatted(field.getKey())));
      }
      if (given.contains(field.getKey()) || SecretNames.has(field.getKey())) {
        names.add(field.getKey());
      }
    }
    return new SecretInputs(recipe.id(), names, setup.vault()).sealed(typed);
  }

  /** The record as the run's steps see it. */
  static JsonNode opened(RunRecord run, Vault vault) {
    if (!run.key().startsWith(LogEntry.BY_HAND)) {
      return run.record();
    }
    List<String> names = new ArrayList<>();
    run.record().fieldNames().forEachRemaining(names::add);
    return new SecretInputs(run.recipe(), names, vault).opened(run.record());
  }
}
