package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recipe files of a folder on the disk: {@code *.yaml} and {@code *.yml} at any depth. Test
 * cases ({@code *.test.yaml}) and what is hidden ({@code .git}, editors' copies) are left out.
 */
record RecipeFiles(Path folder) {
  private static final int DEPTH = 8;

  /** All files, sorted; empty with a problem when the folder cannot be read. */
  Optional<List<Path>> list(List<Problem> problems) {
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      return Optional.of(walk.filter(this::isRecipe).sorted().toList());
    } catch (NoSuchFileException e) {
      problems.add(
          problem(
              folder,
              "there is no such folder: create it, or name another with 'recipes:' in"
                  + " pollen.yaml"));
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          problem(
              folder,
              "the folder cannot be read: %s (give the user that runs Pollen the right to)"
                  .formatted(e.getMessage())));
    }
    return Optional.empty();
  }

  private boolean isRecipe(Path file) {
    String name = file.getFileName().toString();
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    boolean test = name.endsWith(".test.yaml") || name.endsWith(".test.yml");
    return yaml && !test && !isHidden(file) && Files.isRegularFile(file);
  }

  private boolean isHidden(Path file) {
    for (Path step : folder.relativize(file)) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** A line for each file, which differs when it came, went, was written or replaced. */
  String fingerprint() {
    StringBuilder print = new StringBuilder();
    for (Path file : list(new ArrayList<>()).orElse(List.of())) {
      print.append(file).append(' ').append(stamp(file)).append('\n');
    }
    return print.toString();
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
      return about.lastModifiedTime() + " " + about.size() + " " + about.fileKey();
    } catch (IOException e) {
      return "unreadable";
    }
  }

  /** What stands in a file; empty with a problem when it cannot be read. */
  static Optional<String> text(Path file, List<Problem> problems) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      problems.add(problem(file, "the file is not UTF-8 text: save it as UTF-8"));
    } catch (AccessDeniedException e) {
      problems.add(
          problem(file, "the file may not be read: give the user that runs Pollen the right to"));
    } catch (IOException e) {
      problems.add(
          problem(file, "the file cannot be read: %s (try again)".formatted(e.getMessage())));
    }
    return Optional.empty();
  }

  private static Problem problem(Path file, String words) {
    return Problem.error(file.toString(), Place.START, "unreadable", words);
  }
}
