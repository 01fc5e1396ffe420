package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a record ran or did not. */
@Command(
    name = "explain",
    description = "Says why a record ran or did not: which poll brought it, what counted, its run.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(index = "0", paramLabel = "RECIPE", description = "Its id or name.")
  private String recipe;

  @Parameters(index = "1", paramLabel = "RECORD", description = "The record's id.")
  private String record;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    JsonNode told =
        DaemonClient.needed(setup.config())
            .get("/api/explain", Map.of("recipe", recipe, "record", record));
    if (json) {
      setup.console().json(told);
    } else {
      print(told);
    }
    return Exit.DONE;
  }

  private void print(JsonNode told) {
    Console console = setup.console();
    boolean ran = told.path("ran").asBoolean();
    console
        .out()
        .printf(
            "%s in %s: %s%n",
            console.paint().bold(record),
            recipe,
            ran ? console.paint().good("ran") : console.paint().careful("did not run"));
    told.path("lines").forEach(line -> console.out().println("  " + line.asText()));
  }
}
