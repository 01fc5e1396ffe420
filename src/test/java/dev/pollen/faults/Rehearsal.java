package dev.pollen.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.Daemon;
import dev.pollen.daemon.DaemonSetup;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One daemon, a sandbox for each case, all at once: so that the cases wait side by side, and one
 * that breaks the daemon breaks it for all.
 */
final class Rehearsal implements AutoCloseable {
  private static final Duration LONGEST_SKEW = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST = 1_000;

  /** The last word of each recipe's name. */
  static final List<String> STEPS = List.of("tag", "note", "sink");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Log log = Log.listen();
  private Daemon daemon;

  static Rehearsal of(List<Case> cases, Path folder) throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    try {
      cases.forEach(of -> rehearsal.sites.put(of.fault(), Site.open(rehearsal.vertx, of)));
      rehearsal.daemon = await(Daemon.start(rehearsal.setup(folder)));
      rehearsal.play();
      return rehearsal;
    } catch (Exception | Error e) {
      rehearsal.close();
      throw e;
    }
  }

  private DaemonSetup setup(Path folder) throws Exception {
    Path recipes = Files.createDirectories(folder.resolve("recipes"));
    List<String> connections = new ArrayList<>();
    for (Site site : sites.values()) {
      site.writeRecipes(recipes);
      connections.add(site.connection());
    }
    Files.writeString(folder.resolve("connections.yaml"), String.join("", connections));
    Files.writeString(
        folder.resolve("pollen.yaml"),
        """
        recipes: recipes
        connections: connections.yaml
        store: sqlite:data/pollen.db
        http: { host: 127.0.0.1, port: 0 }
        polling: { min: 1s, max: 15m, default: 1s }
        limits: { timeout: 3s, settle: 3s }
        """);
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), Map.of()).value().orElseThrow();
    return new DaemonSetup(
        config,
        catalog,
        ConnectionsReader.read(config.connections(), catalog, Map.of(), name -> true)
            .value()
            .orElseThrow(),
        "test");
  }

  private void play() throws Exception {
    until(now -> now.feeds().stream().allMatch(feed -> feed.lastComplete().isPresent()));
    for (Site site : sites.values()) {
      site.add();
    }
    until(now -> sites.values().stream().allMatch(site -> carried(site, now)));
    Instant carried = status().at();
    until(now -> now.feeds().stream().allMatch(feed -> polledAfter(feed, carried)));
    for (Site site : sites.values()) {
      site.fail();
    }
    until(now -> sites.values().stream().allMatch(site -> site.struck() && carried(site, now)));
  }

  /** By then no stamp that is early by its skew seems to be of before the recipe joined. */
  private static boolean polledAfter(FeedStatus feed, Instant instant) {
    return feed.lastComplete().filter(instant.plus(LONGEST_SKEW)::isBefore).isPresent();
  }

  /** Whether every record made its runs, and none of them is under way. */
  private static boolean carried(Site site, EngineStatus now) {
    List<RecipeStatus> recipes = recipes(site, now);
    return recipes.size() == STEPS.size()
        && recipes.stream().allMatch(recipe -> rests(recipe, site.news().size()));
  }

  private static List<RecipeStatus> recipes(Site site, EngineStatus now) {
    Set<String> names = STEPS.stream().map(site::recipe).collect(Collectors.toSet());
    return now.recipes().stream().filter(recipe -> names.contains(recipe.name())).toList();
  }

  private static boolean rests(RecipeStatus recipe, int due) {
    long runs = recipe.runs().values().stream().mapToLong(Long::longValue).sum();
    return runs >= due && recipe.runs().keySet().stream().noneMatch(RunState::active);
  }

  Site site(Case of) {
    return sites.get(of.fault());
  }

  List<RunRecord> runs(Site site, String step) {
    RunQuery query =
        new RunQuery(Optional.of(site.recipe(step)), Optional.empty(), Optional.empty(), MOST);
    return await(daemon.engine().runs(query));
  }

  /** Everything that was said of a case: by its shared poll, by its runs, by their attempts. */
  Set<String> told(Site site) {
    Set<String> words = new HashSet<>();
    status().feeds().stream()
        .filter(feed -> feed.account().contains(site.sandbox.location()))
        .forEach(feed -> words.addAll(log.of(feed.id())));
    for (String step : STEPS) {
      for (RunRecord run : runs(site, step)) {
        words.add(run.why());
        run.attempts().forEach(each -> each.outcome().ifPresent(o -> words.add(o.words())));
      }
    }
    return words;
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Looks now and then. */
  private void until(Predicate<EngineStatus> over) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    EngineStatus now = status();
    while (!over.test(now)) {
      if (System.nanoTime() > end || never.await(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("not over in time: " + open(now));
      }
      now = status();
    }
  }

  private EngineStatus status() {
    return await(daemon.engine().status());
  }

  private String open(EngineStatus now) {
    return sites.values().stream()
        .filter(site -> !site.struck() || !carried(site, now))
        .map(site -> site.name() + " struck: " + site.struck() + " " + recipes(site, now))
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() {
    log.close();
    if (daemon != null) {
      await(daemon.stop(Duration.ofSeconds(2)));
    }
    await(vertx.close());
  }
}
