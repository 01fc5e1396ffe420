package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.daemon.http.States;
import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.RunState;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}: history, and what waits for a person. */
@Command(
    name = "runs",
    description = "Lists runs, newest first; the commands below act on one.",
    subcommands = {
      RunsShow.class,
      RunsStart.class,
      RunsDeed.Retry.class,
      RunsResolve.class,
      RunsDeed.Release.class,
      RunsDeed.Drop.class
    })
final class RunsCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Option(names = "--recipe", paramLabel = "ID", description = "Only of this recipe.")
  private Optional<String> recipe;

  @Option(names = "--state", paramLabel = "STATE", description = "Only in this state.")
  private Optional<String> state;

  @Option(names = "--record", paramLabel = "KEY", description = "Only of this record.")
  private Optional<String> record;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    RunQuery query = new RunQuery(recipe, state.map(RunsCommand::state), record, limit);
    try (Desk desk = Desks.open(setup)) {
      JsonNode runs = desk.runs(query);
      if (json) {
        setup.console().json(runs);
      } else {
        print(runs);
      }
    }
    return Exit.DONE;
  }

  private static RunState state(String word) {
    try {
      return RunState.of(word.replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw CommandFault.usage(
          "'%s' is no state of a run: they are %s".formatted(word, States.words()));
    }
  }

  private void print(JsonNode runs) {
    Console console = setup.console();
    if (runs.isEmpty()) {
      console.err().println("No runs" + (state.isPresent() ? " in that state." : " yet."));
      return;
    }
    Table table =
        Table.of("RUN", "STATE", "RECIPE", "RECORD", "MOVED", "WHY")
            .paint(1, console.paint()::state);
    for (JsonNode run : runs) {
      table.row(
          run.path("id").asText(),
          run.path("state").asText(),
          run.path("recipe").asText(),
          run.path("record").asText(),
          Moments.brief(run.path("moved").asText()),
          run.path("why").asText());
    }
    table.print(console);
    console.err().println("\nOne in full: pollen runs show " + runs.get(0).path("id").asText());
  }
}
