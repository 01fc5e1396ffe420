package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was erased of a person, or would be, and what was not, for people to read. */
final class ForgetPage {
  private final Console console;

  ForgetPage(Console console) {
    this.console = console;
  }

  /** What is asked before. */
  static String question(JsonNode report) {
    int ended = report.path("given_up").size();
    return "%s and %s of %s are erased for good%s."
        .formatted(
            Count.of(report.path("runs").asLong(), "run"),
            Count.of(report.path("entries").asLong(), "record"),
            names(report),
            ended == 0
                ? ""
                : "; %d of the runs could still go on, and are given up".formatted(ended));
  }

  private static String names(JsonNode report) {
    return String.join(", ", texts(report.path("forgotten")));
  }

  private static List<String> texts(JsonNode all) {
    List<String> texts = new ArrayList<>();
    all.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  void print(JsonNode report) {
    boolean dry = report.path("dry_run").asBoolean();
    console
        .out()
        .printf(
            "%s %s and %s of %s%n",
            dry ? "Would erase" : "Erased",
            Count.of(report.path("runs").asLong(), "run"),
            Count.of(report.path("entries").asLong(), "record"),
            console.paint().bold(names(report)));
    list(dry ? "Runs that would be given up" : "Given up", texts(report.path("given_up")));
    places("Files", report.path("files"), "path");
    places("Not erased, because it is in use", report.path("left"), "where");
    places("Out of Pollen's reach", report.path("elsewhere"), "where");
    known(report);
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      console.out().printf("%n%s%n  %s%n", title, String.join("\n  ", lines));
    }
  }

  private void places(String title, JsonNode places, String where) {
    List<String> lines = new ArrayList<>();
    places.forEach(
        one -> lines.add("%s: %s".formatted(one.path(where).asText(), one.path("words").asText())));
    list(title, lines);
  }

  private void known(JsonNode report) {
    List<String> ids = texts(report.path("known_as"));
    if (!ids.isEmpty()) {
      String words = "What carries only their id (a note, a task) is found by naming that, too";
      list(
          words,
          List.of("pollen forget " + names(report).replace(",", "") + " " + String.join(" ", ids)));
    }
  }
}
