package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How connections stand, for a person: what fits a line in tables, the rest in sentences. */
final class ConnectionsPage {
  private static final int STATE = 2;

  private final Console console;

  ConnectionsPage(Console console) {
    this.console = console;
  }

  void stands(JsonNode all) {
    if (isEmpty(all)) {
      return;
    }
    Table table = Table.of("CONNECTION", "ACCOUNT", "STATE", "AGE", "EXPIRES").whole(0, STATE);
    all.forEach(
        one ->
            table.row(
                one.path("name").asText(),
                one.path("account").asText(),
                one.path("state").asText(),
                one.has("age_days") ? one.path("age_days").asText() + " d" : "",
                one.has("expires") ? Moments.brief(one.path("expires").asText()) : ""));
    table.print(console);
    budgets(all);
    all.forEach(one -> troubles(one).forEach(this::tell));
  }

  private boolean isEmpty(JsonNode all) {
    if (all.isEmpty()) {
      console.err().println("No connections yet: name them in connections.yaml.");
    }
    return all.isEmpty();
  }

  private void budgets(JsonNode all) {
    Table table = Table.of("CONNECTION", "BUDGET LEFT").whole(1);
    all.forEach(
        one ->
            Optional.of(MeansWords.left(one.path("budget")))
                .filter(left -> !left.isEmpty())
                .ifPresent(left -> table.row(one.path("name").asText(), left)));
    if (!table.isEmpty()) {
      console.out().println();
      table.print(console);
    }
  }

  /** What a call by each of them came to; of one that failed, why, and nothing besides. */
  void tested(JsonNode all) {
    if (isEmpty(all)) {
      return;
    }
    Table table = Table.of("CONNECTION", "ACCOUNT", "STATE", "CALL").whole(0, STATE);
    all.forEach(
        one ->
            table.row(
                one.path("name").asText(),
                one.path("account").asText(),
                one.path("state").asText(),
                one.path("works").asBoolean() ? "works" : "failed"));
    table.print(console);
    all.forEach(
        one -> problem(one).map(List::of).orElseGet(() -> troubles(one)).forEach(this::tell));
  }

  private static Optional<String> problem(JsonNode one) {
    return Optional.of(one.path("problem").asText(""))
        .filter(words -> !words.isEmpty())
        .map(words -> named(one, words));
  }

  private static String named(JsonNode one, String words) {
    String name = one.path("name").asText();
    return words.startsWith(name) ? words : name + ": " + words;
  }

  private static List<String> troubles(JsonNode one) {
    List<String> all = new ArrayList<>();
    all.add(one.path("words").asText());
    List<String> missing = new ArrayList<>();
    one.path("missing").forEach(scope -> missing.add(scope.asText()));
    if (!missing.isEmpty()) {
      all.add(named(one, lacks(one.path("name").asText(), missing)));
    }
    MeansWords.rest(one.path("budget")).ifPresent(words -> all.add(named(one, words)));
    MeansWords.silence(one.path("host")).ifPresent(words -> all.add(named(one, words)));
    all.removeIf(String::isEmpty);
    return all;
  }

  private static String lacks(String name, List<String> missing) {
    return "%s lacks %s, which recipes need: 'pollen connect %s --replace'"
        .formatted(name, String.join(" ", missing), name);
  }

  private void tell(String words) {
    int width = console.terminal() ? console.width() : Integer.MAX_VALUE;
    PlanWords.wrapped(words, width)
        .forEach(line -> console.err().println(console.paint().careful(line)));
  }
}
