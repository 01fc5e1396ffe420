package dev.pollen.daemon.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pause}. */
@Command(name = "pause", description = "Pauses a recipe; kept through restarts.")
final class PauseCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Optional<String> recipe = which.recipe();
    return recipe.isPresent()
        ? Deeds.onRecipe(setup, recipe.get(), "pause", json)
        : Deeds.tell(setup, "/api/pause", json);
  }
}
