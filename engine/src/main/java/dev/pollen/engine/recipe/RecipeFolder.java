package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of recipe files, read whole: {@code *.yaml} and {@code *.yml} at any depth, test cases
 * ({@code *.test.yaml}) left out.
 *
 * <p>Remembers the last good version of every file, so that a broken edit leaves the old recipe
 * running. Reads the disk: never call it on an event loop. Not for several threads at once.
 */
public final class RecipeFolder {
  private static final int DEPTH = 8;

  private final Path folder;
  private final RecipeReader.Setting setting;
  private final KnownConnections connections;
  private final Map<Path, Recipe> good = new LinkedHashMap<>();

  public RecipeFolder(Path folder, RecipeReader.Setting setting, KnownConnections connections) {
    this.folder = folder;
    this.setting = setting;
    this.connections = connections;
  }

  /** Reads and checks everything now. */
  public RecipeSet read() {
    List<Problem> problems = new ArrayList<>();
    List<Path> files = files(problems);
    good.keySet().retainAll(files);
    files.forEach(file -> read(file, problems));
    return new RecipeSet(unique(problems), problems);
  }

  /** What the folder looks like from outside; differs when a file came, went or was written. */
  public String fingerprint() {
    StringBuilder print = new StringBuilder();
    for (Path file : files(new ArrayList<>())) {
      print.append(file).append(' ').append(stamp(file)).append('\n');
    }
    return print.toString();
  }

  private static String stamp(Path file) {
    try {
      FileTime written = Files.getLastModifiedTime(file);
      return written.toMillis() + " " + Files.size(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private List<Path> files(List<Problem> problems) {
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      return walk.filter(RecipeFolder::isRecipe).sorted().toList();
    } catch (NoSuchFileException e) {
      problems.add(
          whole(
              folder,
              "there is no such folder: create it, or name another with 'recipes:' in"
                  + " pollen.yaml"));
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add(whole(folder, "the folder cannot be read: " + e.getMessage()));
    }
    return List.of();
  }

  private static boolean isRecipe(Path file) {
    String name = file.getFileName().toString();
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    boolean test = name.endsWith(".test.yaml") || name.endsWith(".test.yml");
    return yaml && !test && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private void read(Path file, List<Problem> problems) {
    text(file, problems)
        .map(text -> checked(file.toString(), text, setting, connections))
        .ifPresent(read -> take(file, read, problems));
  }

  private void take(Path file, RecipeReader.Read read, List<Problem> problems) {
    problems.addAll(read.problems());
    read.recipe().ifPresent(recipe -> good.put(file, recipe));
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

  private static Optional<String> text(Path file, List<Problem> problems) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      problems.add(whole(file, "the file is not UTF-8 text: save it as UTF-8"));
    } catch (AccessDeniedException e) {
      problems.add(
          whole(file, "the file may not be read: give the user that runs Pollen the right to"));
    } catch (IOException e) {
      problems.add(whole(file, "the file cannot be read: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static Problem whole(Path file, String words) {
    return Problem.error(file.toString(), Place.START, "unreadable", words);
  }

  /** Two recipes with one id are both told; the first by file name runs. */
  private List<Recipe> unique(List<Problem> problems) {
    Map<String, Recipe> byId = new TreeMap<>();
    for (Recipe recipe :
        good.values().stream().sorted((a, b) -> a.file().compareTo(b.file())).toList()) {
      Recipe first = byId.putIfAbsent(recipe.id(), recipe);
      if (first != null) {
        problems.add(
            Problem.error(
                recipe.file(),
                Place.START,
                "id-twice",
                "recipe id '%s' is taken by %s: give one of the two another 'id:' or file name"
                    .formatted(recipe.id(), first.file())));
      }
    }
    return List.copyOf(byId.values());
  }
}
