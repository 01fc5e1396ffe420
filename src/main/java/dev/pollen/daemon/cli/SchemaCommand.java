package dev.pollen.daemon.cli;

import dev.pollen.catalog.read.Suggestion;
import dev.pollen.catalog.render.Schemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schema}: so that an editor completes and checks while one types. */
@Command(
    name = "schema",
    description = "Prints a JSON Schema: recipe, system, operation, connections or config.",
    footer = {
      "",
      "Most editors take it by a first line in the file:",
      "  # yaml-language-server: $$schema=recipe.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "WHAT", description = "recipe, system, operation, connections, config.")
  private String what;

  @Override
  public Integer call() {
    if (!Schemas.names().contains(what)) {
      String all = "there are " + String.join(", ", Schemas.names());
      throw CommandFault.usage(
          "no schema '%s' (%s)".formatted(what, Suggestion.orElse(what, Schemas.names(), all)));
    }
    setup.console().json(Schemas.of(what, setup.catalog()));
    return Exit.DONE;
  }
}
