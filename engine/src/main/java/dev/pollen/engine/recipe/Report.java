package dev.pollen.engine.recipe;

import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import java.util.List;

/** Where the rules put what they find, by JSON pointer. */
record Report(YamlFile yaml, List<Problem> problems) {

  void error(String pointer, String code, String message) {
    add(Problem.error(yaml.name(), yaml.place(pointer), code, message));
  }

  /** Points at the key instead of its value. */
  void keyError(String pointer, String code, String message) {
    add(Problem.error(yaml.name(), yaml.keyPlace(pointer), code, message));
  }

  void warning(String pointer, String code, String message) {
    add(Problem.warning(yaml.name(), yaml.place(pointer), code, message));
  }

  /** One mistake is told once, however many steps it stands in the way of. */
  private void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
