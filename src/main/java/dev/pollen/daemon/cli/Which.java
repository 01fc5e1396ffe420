package dev.pollen.daemon.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One recipe, or all of them. */
final class Which {
  @Parameters(paramLabel = "RECIPE", description = "Its id or name.")
  private String recipe;

  @Option(names = "--all", description = "All recipes.")
  private boolean all;

  Optional<String> recipe() {
    return all ? Optional.empty() : Optional.of(recipe);
  }
}
