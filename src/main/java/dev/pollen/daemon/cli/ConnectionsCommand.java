package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connections}: how they stand. */
@Command(
    name = "connections",
    description = "Shows how each connection stands: state, age and end of its token, scopes.",
    subcommands = ConnectionsCommand.Test.class)
final class ConnectionsCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    try (Counter counter = Counter.open(setup)) {
      show(setup.console(), counter.list(), json);
    }
    return Exit.DONE;
  }

  private static void show(Console console, JsonNode stands, boolean json) {
    if (json) {
      console.json(stands);
      return;
    }
    if (stands.isEmpty()) {
      console.err().println("No connections yet: name them in connections.yaml.");
      return;
    }
    Table table =
        Table.of(
            "CONNECTION", "SYSTEM", "ACCOUNT", "STATE", "AGE", "EXPIRES", "LACKS", "BUDGET LEFT");
    stands.forEach(
        one ->
            table.row(
                one.path("name").asText(),
                one.path("system").asText(),
                one.path("account").asText(),
                one.path("state").asText(),
                one.has("age_days") ? one.path("age_days").asText() + " d" : "",
                one.has("expires") ? Moments.brief(one.path("expires").asText()) : "",
                String.join(" ", texts(one.path("missing"))),
                MeansWords.left(one.path("budget"))));
    table.print(console);
    stands.forEach(one -> troubles(one).forEach(words -> tell(console, words)));
  }

  private static java.util.List<String> troubles(JsonNode one) {
    java.util.List<String> all = new java.util.ArrayList<>();
    all.add(one.path("words").asText());
    String name = one.path("name").asText();
    MeansWords.rest(one.path("budget")).ifPresent(words -> all.add(name + ": " + words));
    MeansWords.silence(one.path("host")).ifPresent(words -> all.add(name + ": " + words));
    return all;
  }

  private static void tell(Console console, String words) {
    if (!words.isEmpty()) {
      console.err().println(console.paint().careful(words));
    }
  }

  private static java.util.List<String> texts(JsonNode list) {
    java.util.List<String> texts = new java.util.ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  /** {@code connections test}. */
  @Command(name = "test", description = "Makes a harmless call by each connection, or by one.")
  static final class Test implements Callable<Integer> {
    @Mixin private Setup setup;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Only this one.")
    private Optional<String> name;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      JsonNode tested;
      try (Counter counter = Counter.open(setup)) {
        tested = counter.test(name);
      }
      show(setup.console(), tested, json);
      boolean works = true;
      for (JsonNode one : tested) {
        works &= one.path("works").asBoolean();
        if (!json && one.has("problem")) {
          setup
              .console()
              .err()
              .println("%s: %s".formatted(one.path("name").asText(), one.path("problem").asText()));
        }
      }
      return works ? Exit.DONE : Exit.PROBLEMS;
    }
  }
}
