package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Place;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.cases.CaseResult;
import dev.pollen.daemon.cases.Difference;
import java.util.List;

/** How the cases went, for a person or as JSON. */
record TestReport(Console console, List<CaseResult> results, List<Problem> problems) {

  /**
   * @param all whether a person wants to see the cases that passed, too
   */
  void tell(boolean json, boolean all) {
    if (json) {
      console.json(json());
      return;
    }
    problems.forEach(problem -> console.out().println(console.paint().bad(problem.toString())));
    results.forEach(result -> tell(result, all));
    console.err().println(summary());
  }

  private void tell(CaseResult result, boolean all) {
    if (result.passed() && all) {
      console
          .out()
          .println(console.paint().good("passed  ") + result.recipe() + ": " + result.name());
    }
    result.differences().forEach(each -> console.out().println(line(result, each)));
  }

  private String line(CaseResult result, Difference difference) {
    String where = where(result.file(), difference.place());
    return console.paint().bad(where + "'" + result.name() + "', " + difference.words());
  }

  private static String where(String file, Place place) {
    return "%s:%d:%d: ".formatted(file, place.line(), place.column());
  }

  private String summary() {
    long recipes = results.stream().map(CaseResult::file).distinct().count();
    long failed = results.stream().filter(result -> !result.passed()).count();
    String played =
        "%s of %s played".formatted(Count.of(results.size(), "case"), Count.of(recipes, "recipe"));
    if (!problems.isEmpty()) {
      return "%s; %s: cases beside them were not played."
          .formatted(played, Count.of(problems.size(), "problem"));
    }
    return failed == 0 ? played + ": all is well." : played + ": " + failed + " failed.";
  }

  private ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("passed", results.stream().filter(CaseResult::passed).count());
    document.put("failed", results.stream().filter(result -> !result.passed()).count());
    ArrayNode cases = document.putArray("cases");
    results.forEach(result -> add(cases.addObject(), result));
    ArrayNode list = document.putArray("problems");
    problems.forEach(problem -> add(list.addObject(), problem));
    return document;
  }

  private static void add(ObjectNode one, CaseResult result) {
    one.put("recipe", result.recipe()).put("name", result.name());
    at(one, result.file(), result.place()).put("passed", result.passed());
    ArrayNode list = one.putArray("differences");
    result.differences().forEach(each -> add(list.addObject(), result.file(), each));
  }

  private static void add(ObjectNode one, String file, Difference difference) {
    at(one, file, difference.place()).put("what", difference.what());
    one.set("expected", difference.expected());
    one.set("actual", difference.actual());
    one.put("message", difference.words());
  }

  private static void add(ObjectNode one, Problem problem) {
    at(one, problem.file(), new Place(problem.line(), problem.column()))
        .put("code", problem.code())
        .put("message", problem.message());
  }

  private static ObjectNode at(ObjectNode one, String file, Place place) {
    return one.put("file", file).put("line", place.line()).put("column", place.column());
  }
}
