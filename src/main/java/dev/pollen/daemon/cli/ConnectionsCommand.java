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
    description =
        "Shows how each connection stands: state, age and end of its token, scopes that it lacks,"
            + " what is left of its budget.",
    subcommands = ConnectionsCommand.Test.class)
final class ConnectionsCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    try (Counter counter = Counter.open(setup)) {
      JsonNode all = counter.list();
      if (json) {
        setup.console().json(all);
      } else {
        new ConnectionsPage(setup.console()).stands(all);
      }
    }
    return Exit.DONE;
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
      if (json) {
        setup.console().json(tested);
      } else {
        new ConnectionsPage(setup.console()).tested(tested);
      }
      boolean works = true;
      for (JsonNode one : tested) {
        works &= one.path("works").asBoolean();
      }
      return works ? Exit.DONE : Exit.PROBLEMS;
    }
  }
}
