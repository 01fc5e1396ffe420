package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A folder of recipe files, read whole.
 *
 * <p>Remembers the last good version of every file, so that a broken edit leaves the old recipe
 * running, and so does a folder that cannot be read at all. Reads the disk: never call it on an
 * event loop. Not for several threads at once.
 */
public final class RecipeFolder {
  private record Good(Recipe recipe, Place id) {}

  private final RecipeFiles files;
  private final RecipeReader.Setting setting;
  private final KnownConnections connections;
  private final Map<Path, Good> good = new TreeMap<>();
  private Optional<String> taken = Optional.empty();

  public RecipeFolder(Path folder, RecipeReader.Setting setting, KnownConnections connections) {
    this.files = new RecipeFiles(folder);
    this.setting = setting;
    this.connections = connections;
  }

  /** Reads and checks everything now. */
  public RecipeSet read() {
    taken = Optional.of(fingerprint());
    List<Problem> problems = new ArrayList<>();
    files
        .list(problems)
        .ifPresent(
            now -> {
              good.keySet().retainAll(now);
              now.forEach(file -> read(file, problems));
            });
    List<Recipe> recipes = unique(problems);
    return new RecipeSet(recipes, problems.stream().sorted().toList());
  }

  /** What the folder looks like from outside; differs when a file came, went or was written. */
  public String fingerprint() {
    return files.fingerprint();
  }

  /** What it looked like when it was last read; if it never was, what it looks like now. */
  String taken() {
    return taken.orElseGet(this::fingerprint);
  }

  private void read(Path file, List<Problem> problems) {
    RecipeFiles.text(file, problems)
        .map(text -> checked(file.toString(), text, setting, connections))
        .ifPresent(read -> take(file, read, problems));
  }

  private void take(Path file, RecipeReader.Read read, List<Problem> problems) {
    problems.addAll(read.problems());
    read.recipe().ifPresent(recipe -> good.put(file, new Good(recipe, read.yaml().place("/id"))));
  }

  /** Reads and checks one text as this folder would. */
  public static RecipeReader.Read checked(
      String file, String text, RecipeReader.Setting setting, KnownConnections connections) {
    RecipeReader.Read read = RecipeReader.read(file, text, setting);
    List<Problem> all = new ArrayList<>(read.problems());
    all.addAll(RecipeCheck.check(read, setting.catalog(), connections));
    boolean broken = all.stream().anyMatch(Problem::isError);
    Optional<Recipe> recipe = broken ? Optional.empty() : read.recipe();
    return new RecipeReader.Read(recipe, read.sketch(), all, read.yaml());
  }

  /** Of two recipes with one id the first by file name runs, and the other is told. */
  private List<Recipe> unique(List<Problem> problems) {
    Map<String, Recipe> byId = new LinkedHashMap<>();
    for (Good each : good.values()) {
      Recipe first = byId.putIfAbsent(each.recipe.id(), each.recipe);
      if (first != null) {
        problems.add(clash(each, first));
      }
    }
    return byId.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  private static Problem clash(Good second, Recipe first) {
    return Problem.error(
        second.recipe.file(),
        second.id,
        "id-twice",
        "recipe id '%s' is taken by %s: give one of the two another 'id:' or file name"
            .formatted(first.id(), first.file()));
  }
}
