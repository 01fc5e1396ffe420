package dev.pollen.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pollen.catalog.read.Problem;
import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.places.Placing;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The recipes in force, and older versions that unfinished runs began with, read back from the
 * journal when needed.
 */
final class RecipeShelf implements RecipeBook {
  private static final int OLD_VERSIONS = 1_000;

  private final EngineSetup setup;
  private final Cache<String, Recipe> old =
      Caffeine.newBuilder().maximumSize(OLD_VERSIONS).executor(Runnable::run).build();
  private volatile Map<String, Recipe> current = Map.of();

  RecipeShelf(EngineSetup setup) {
    this.setup = setup;
  }

  void put(List<Recipe> recipes) {
    current =
        recipes.stream()
            .collect(Collectors.toUnmodifiableMap(Recipe::id, Function.identity(), (a, b) -> a));
  }

  Collection<Recipe> all() {
    return current.values();
  }

  @Override
  public Optional<Recipe> current(String id) {
    return Optional.ofNullable(current.get(id));
  }

  /** By id, or by name where the name is one recipe's only. */
  Optional<Recipe> find(String idOrName) {
    return current(idOrName).or(() -> byName(idOrName));
  }

  private Optional<Recipe> byName(String name) {
    List<Recipe> named =
        current.values().stream().filter(recipe -> recipe.name().equalsIgnoreCase(name)).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** Like {@link #find}; fails with what there is instead. */
  Future<Recipe> named(String idOrName) {
    return find(idOrName)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new IllegalArgumentException(unknown(idOrName))));
  }

  /**
   * The recipes of one file: that of this id or name, or all that are made of one for several
   * accounts; fails with what there is instead.
   */
  Future<List<Recipe>> family(String idOrName) {
    List<Recipe> placed = placed(idOrName).stream().flatMap(id -> current(id).stream()).toList();
    return placed.isEmpty() ? named(idOrName).map(List::of) : Future.succeededFuture(placed);
  }

  /** The ids of those that are made of one for several accounts; empty for any other. */
  List<String> placed(String family) {
    return current.values().stream()
        .filter(recipe -> recipe.places().at().isPresent())
        .filter(recipe -> recipe.family().equals(family))
        .map(Recipe::id)
        .sorted()
        .toList();
  }

  private String unknown(String name) {
    return dev.pollen.catalog.read.Suggestion.nearest(name, current.keySet())
        .map(near -> "no recipe '%s'; did you mean '%s'?".formatted(name, near))
        .orElse("no recipe '%s'; there are: %s".formatted(name, someIds()));
  }

  private String someIds() {
    return current.isEmpty()
        ? "none (put a YAML file into the recipes folder)"
        : current.keySet().stream().sorted().limit(10).collect(Collectors.joining(", "));
  }

  @Override
  public Future<Recipe> version(String id, String version) {
    Optional<Recipe> now = current(id).filter(recipe -> recipe.version().equals(version));
    Recipe kept = now.orElseGet(() -> old.getIfPresent(id + "@" + version));
    return kept != null ? Future.succeededFuture(kept) : readBack(id, version);
  }

  private Future<Recipe> readBack(String id, String version) {
    return setup.journal().recipe(id, version).map(row -> compiled(id, version, row));
  }

  private Recipe compiled(String id, String version, Optional<RecipeRow> row) {
    RecipeRow stored = row.orElseThrow(() -> new IllegalStateException(missing(id, version)));
    RecipeReader.Read read = RecipeReader.read(stored.file(), stored.text(), setting());
    Recipe recipe =
        Placing.again(
            read.recipe()
                .orElseThrow(() -> new IllegalStateException(broken(id, version, read.problems()))),
            id);
    old.put(id + "@" + version, recipe);
    return recipe;
  }

  private RecipeReader.Setting setting() {
    return new RecipeReader.Setting(setup.catalog(), setup.polling());
  }

  private static String missing(String id, String version) {
    return "version %s of recipe '%s' is not in the journal: drop the run or start it anew"
        .formatted(version, id);
  }

  private static String broken(String id, String version, List<Problem> problems) {
    return "version %s of recipe '%s' no longer reads: %s".formatted(version, id, problems);
  }
}
