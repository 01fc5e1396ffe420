package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.Lookout;
import dev.pollen.daemon.cases.Rehearsal;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.Scrubber;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What recipes would do now: polled once, by the running daemon where one runs; then the first
 * events of each are played without sending anything.
 */
final class PlanLive {
  private final Setup setup;
  private final PollenConfig config;
  private final Catalog catalog;
  private final InstantSource clock = InstantSource.system();

  PlanLive(Setup setup, PollenConfig config, Catalog catalog) {
    this.setup = setup;
    this.config = config;
    this.catalog = catalog;
  }

  /**
   * What is foreseen, as one document.
   *
   * @param shown how many events of each recipe are played
   */
  ObjectNode of(Path folder, List<Recipe> recipes, int shown) {
    Optional<DaemonClient> daemon = DaemonClient.find(config);
    ObjectNode asked =
        JsonNodeFactory.instance.objectNode().put("folder", folder.toAbsolutePath().toString());
    ObjectNode told =
        (ObjectNode)
            daemon
                .map(running -> running.errand("/api/foresee", asked, atWork()))
                .orElseGet(() -> alone(folder));
    told.put("at", clock.instant().toString()).put("by_daemon", daemon.isPresent());
    told.path("recipes").forEach(one -> play((ObjectNode) one, recipes, shown));
    return told;
  }

  private AtWork atWork() {
    return new AtWork(setup.console(), "polling once for all of them");
  }

  private JsonNode alone(Path folder) {
    DaemonSetup parts =
        new DaemonSetup(
            config,
            catalog,
            setup.connections(config, catalog, name -> true),
            Version.text(),
            DaemonSetup.key(config, setup.console().environment()));
    return Waiting.on(Lookout.foresee(parts, folder.toAbsolutePath()));
  }

  /** The records themselves are not shown: what becomes of them is. */
  private void play(ObjectNode told, List<Recipe> recipes, int shown) {
    JsonNode events = told.remove("events");
    Optional<Recipe> recipe = written(recipes, told.path("recipe").asText());
    if (events == null || events.isEmpty() || recipe.isEmpty()) {
      return;
    }
    ArrayNode played = told.putArray("first");
    RecipeReader.Setting setting = new RecipeReader.Setting(catalog, config.polling());
    boolean counts = told.path("would_run").asInt() > 0;
    int passed = 0;
    try (Rehearsal rehearsal = Rehearsal.of(recipe.get(), setting, config.zone())) {
      for (JsonNode event : events) {
        Rehearsal.Played one = rehearsal.play(event.path("record"), now());
        passed += one.filtered() ? 0 : 1;
        if (played.size() < Math.max(shown, counts ? 0 : 1)) {
          show(played.addObject(), event, one);
        }
      }
    }
    if (counts && recipe.get().filter().isPresent()) {
      told.put("filter_of", events.size()).put("filter_passes", passed);
    }
  }

  /** A recipe over many accounts is foreseen for each of them, and written once. */
  private static Optional<Recipe> written(List<Recipe> recipes, String id) {
    return recipes.stream()
        .filter(one -> id.equals(one.id()) || id.startsWith(one.id() + "@"))
        .findFirst();
  }

  private Instant now() {
    return clock.instant();
  }

  private void show(ObjectNode json, JsonNode event, Rehearsal.Played played) {
    json.put("key", event.path("key").asText()).put("new", event.path("new").asBoolean());
    json.put("filtered", played.filtered()).put("ends", played.end()).put("why", played.why());
    ArrayNode sends = json.putArray("would_send");
    Scrubber scrubber = new Scrubber(catalog);
    played
        .sent()
        .forEach(
            sent ->
                sends
                    .addObject()
                    .put("action", sent.action())
                    .set("with", scrubber.inputs(sent.action(), sent.with())));
  }
}
