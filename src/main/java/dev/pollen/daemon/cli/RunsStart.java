package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs start}: a run of a manual recipe. */
@Command(name = "start", description = "Starts a run of a recipe whose trigger is 'manual'.")
final class RunsStart implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "RECIPE", description = "Its id or name.")
  private String recipe;

  @Option(names = "--with", paramLabel = "k=v", description = "An input; may stand more than once.")
  private List<String> with = List.of();

  @Option(names = "--input", paramLabel = "FILE", description = "All inputs, as a JSON object.")
  private Optional<Path> input;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    DaemonClient daemon = DaemonClient.needed(setup.config());
    Console console = setup.console();
    ObjectNode inputs =
        input
            .map(file -> JsonFiles.object(console.here().resolve(file)))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    with.forEach(pair -> Pairs.putFree(inputs, pair));
    JsonNode started = daemon.post("/api/recipes/" + DaemonClient.part(recipe) + "/start", inputs);
    if (json) {
      console.json(started);
    } else {
      String run = started.path("run").asText();
      console.out().println("started run " + run);
      console.err().println("\nWatch it: pollen runs show " + run);
    }
    return Exit.DONE;
  }
}
