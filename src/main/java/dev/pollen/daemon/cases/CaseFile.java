package dev.pollen.daemon.cases;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.catalog.read.YamlMap;
import java.util.ArrayList;
import java.util.List;

/** The cases of one recipe, as {@code x.test.yaml} lists them. */
record CaseFile(YamlFile yaml, List<RecipeCase> cases, List<Problem> problems) {

  CaseFile {
    cases = List.copyOf(cases);
    problems = List.copyOf(problems);
  }

  /** Reads a text; {@code file} is what problems call it. */
  static CaseFile read(String file, String text, Catalog catalog) {
    YamlFile yaml = YamlFile.parse(file, text);
    List<Problem> problems = new ArrayList<>(yaml.problems());
    List<RecipeCase> cases =
        problems.isEmpty() ? cases(new YamlMap(yaml, "", problems), problems, catalog) : List.of();
    return new CaseFile(yaml, cases, problems);
  }

  private static List<RecipeCase> cases(YamlMap root, List<Problem> problems, Catalog catalog) {
    List<RecipeCase> cases = new ArrayList<>();
    int count = Listed.size(root, "cases", "{name: …, record: …, expect: …}");
    if (!root.has("cases")) {
      root.error("", "missing-key", "'cases' is missing (add 'cases:' and a list of them)");
    }
    for (int i = 0; i < count; i++) {
      cases.add(new CaseReader(root.item("cases", i), "/cases/" + i, catalog).read());
    }
    root.end();
    return problems.stream().anyMatch(Problem::isError) ? List.of() : cases;
  }

  String name() {
    return yaml.name();
  }

  Place place(String pointer) {
    return yaml.keyPlace(pointer);
  }
}
