package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.Engine;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code runs resolve}: a person decides what nobody could know. */
@Command(
    name = "resolve",
    description = "Decides a run that is in doubt or stale.",
    footer = {
      "",
      "done: it happened, go on after it. repeat: it did not, do it. drop: give the run up."
    })
final class RunsResolve implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "ID", description = "The run's id, such as 12-345.")
  private String id;

  @Option(names = "--as", required = true, paramLabel = "done|repeat|drop", description = "What.")
  private Engine.Resolution as;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    String path = "/api/runs/" + RunIds.parse(id) + "/resolve";
    String word = as.name().toLowerCase(Locale.ROOT);
    JsonNode run =
        DaemonClient.needed(setup.config())
            .post(path, JsonNodeFactory.instance.objectNode().put("as", word));
    Deeds.tellRun(setup.console(), run, json);
    return Exit.DONE;
  }
}
