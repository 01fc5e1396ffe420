package dev.pollen.daemon.cli;

import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.cases.RecipeCases.Text;
import dev.pollen.daemon.config.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A recipe's file and, beside it, the file of its cases. */
record TestFiles(Path recipe, Path cases) {
  private static final String CASES = ".test";
  private static final int DEPTH = 8;

  /** Said of cases whose recipe was deleted or has another name. */
  Optional<Problem> orphaned() {
    String words =
        "there is no recipe %s beside it (name both alike, or remove this file)"
            .formatted(recipe.getFileName());
    return Files.exists(recipe)
        ? Optional.empty()
        : Optional.of(Problem.error(cases.toString(), Place.START, "no-recipe", words));
  }

  Text recipeText() {
    return new Text(recipe.toString(), JsonFiles.text(recipe));
  }

  Text casesText() {
    return new Text(cases.toString(), JsonFiles.text(cases));
  }

  /** Those of a folder and of the folders below, or of one file of the two. */
  static List<TestFiles> at(Path path) {
    return Files.isDirectory(path) ? in(path) : List.of(isCases(path) ? ofCases(path) : of(path));
  }

  private static List<TestFiles> in(Path folder) {
    try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
      return walk.filter(file -> isCases(file) && !isHidden(folder, file))
          .sorted()
          .map(TestFiles::ofCases)
          .toList();
    } catch (IOException e) {
      throw CommandFault.usage("%s cannot be read: %s".formatted(folder, Reason.of(e)));
    }
  }

  private static boolean isCases(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(CASES + ".yaml") || name.endsWith(CASES + ".yml");
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path step : folder.relativize(file)) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static TestFiles ofCases(Path cases) {
    String name = cases.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf(CASES + "."));
    Path recipe =
        either(cases, stem + ".yaml", stem + ".yml")
            .orElseGet(() -> cases.resolveSibling(stem + ".yaml"));
    return new TestFiles(recipe, cases);
  }

  private static TestFiles of(Path recipe) {
    String name = recipe.getFileName().toString();
    String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    Path cases =
        either(recipe, stem + CASES + ".yaml", stem + CASES + ".yml")
            .orElseThrow(
                () ->
                    CommandFault.usage(
                        "%s has no cases: write them into %s%s.yaml beside it"
                            .formatted(recipe, stem, CASES)));
    return new TestFiles(recipe, cases);
  }

  private static Optional<Path> either(Path beside, String... names) {
    return Stream.of(names).map(beside::resolveSibling).filter(Files::exists).findFirst();
  }
}
