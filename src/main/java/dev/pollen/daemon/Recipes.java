package dev.pollen.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.alerts.AlertRecipe;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import dev.pollen.engine.recipe.RecipeWatch;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipes in force: read at the start, and handed to the engine again whenever the folder has
 * changed and been quiet for half a second. A broken edit leaves the last good version working.
 */
final class Recipes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recipes.class);
  private static final Duration QUIET = Duration.ofMillis(500);

  private final House house;
  private final ExecutorService disk = Executors.newSingleThreadExecutor(Recipes::diskThread);
  private final RecipeWatch watch;
  private final AlertRecipe alerts;
  private volatile RecipeSet set;

  private Recipes(House house, RecipeFolder folder, AlertRecipe alerts) {
    this.house = house;
    this.alerts = alerts;
    this.set = withAlerts(folder.read());
    this.watch = new RecipeWatch(folder, house.firstLoop(), disk, QUIET, this::takeUp);
  }

  /** Reads the folder; blocks while it does. */
  static Recipes read(DaemonSetup setup, House house) {
    RecipeReader.Setting setting =
        new RecipeReader.Setting(setup.catalog(), setup.config().polling());
    PollenConfig config = setup.config();
    KnownConnections known = KnownNames.of(config);
    return new Recipes(
        house,
        new RecipeFolder(config.recipes(), setting, known),
        AlertRecipe.of(config.alerts(), config.file(), setting, known));
  }

  /** What the recipes of a folder would run and skip in the place of these. */
  Future<JsonNode> foresee(DaemonSetup setup, Path folder) {
    Foretelling telling = new Foretelling(house.engine(), setup, this::withAlerts, this::inForce);
    return Loose.from(house.vertx().executeBlocking(() -> telling.of(folder), false))
        .compose(answer -> answer);
  }

  private RecipeSet withAlerts(RecipeSet read) {
    return alerts.beside(read);
  }

  private static Thread diskThread(Runnable work) {
    Thread thread = new Thread(work, "pollen-recipes");
    thread.setDaemon(true);
    return thread;
  }

  /** From now on edits are taken up. */
  void attend() {
    watch.start().onFailure(fault -> LOG.warn("edits are not taken up: {}", fault.getMessage()));
  }

  List<Recipe> inForce() {
    return set.recipes();
  }

  List<Problem> problems() {
    return set.problems();
  }

  /** Why the daemon is not ready, as far as recipe files go. */
  List<String> causes() {
    return problems().stream().filter(Problem::isError).map(Problem::toString).toList();
  }

  private void takeUp(RecipeSet folder) {
    RecipeSet read = withAlerts(folder);
    set = read;
    read.problems().forEach(this::tell);
    house
        .engine()
        .reload(read.recipes())
        .onFailure(fault -> LOG.warn("the edit could not be taken up: {}", fault.getMessage()));
  }

  private void tell(Problem problem) {
    Level level = problem.isError() ? Level.WARN : Level.INFO;
    house
        .events()
        .tell(level, "recipe.problem", problem.toString(), Map.of("file", problem.file()));
  }

  @Override
  public void close() {
    house.firstLoop().execute(watch::close);
    disk.shutdown();
  }
}
