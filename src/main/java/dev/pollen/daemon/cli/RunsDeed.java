package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person may tell a run that stands still. */
sealed interface RunsDeed extends Callable<Integer> {

  /** {@code runs retry}. */
  @Command(
      name = "retry",
      description = {
        "Tries a failed or parked run again from the step that failed: what was done before is",
        "kept, and the run goes by the version of its recipe that it began with."
      })
  final class Retry implements RunsDeed {
    @Mixin private Setup setup;

    @Parameters(paramLabel = "ID", description = "The run's id, such as 12-345.")
    private String id;

    @Option(
        names = "--with-current",
        description = {
          "Goes by the newest version of its recipe. What was done is kept by the places of the",
          "steps; refused where another step stands at such a place now."
        })
    private boolean current;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      JsonNode run =
          DaemonClient.needed(setup.config())
              .post(
                  "/api/runs/" + RunIds.parse(id) + "/retry",
                  JsonNodeFactory.instance.objectNode().put("with_current", current));
      Deeds.tellRun(setup.console(), run, json);
      return Exit.DONE;
    }
  }

  /** {@code runs release}. */
  @Command(name = "release", description = "Lets a held run, or a recipe's held records, go on.")
  final class Release implements RunsDeed {
    @Mixin private Setup setup;

    @Parameters(paramLabel = "ID|RECIPE", description = "A run's id, or a recipe.")
    private String what;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      return Deeds.onRunOrRecipe(setup, what, "release", json);
    }
  }

  /** {@code runs drop}. */
  @Command(name = "drop", description = "Gives a run, or a recipe's held records, up for good.")
  final class Drop implements RunsDeed {
    @Mixin private Setup setup;

    @Parameters(paramLabel = "ID|RECIPE", description = "A run's id, or a recipe.")
    private String what;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      return Deeds.onRunOrRecipe(setup, what, "drop", json);
    }
  }
}
