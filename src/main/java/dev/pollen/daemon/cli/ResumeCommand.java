package dev.pollen.daemon.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code resume}. */
@Command(name = "resume", description = "Lets a paused recipe go on.")
final class ResumeCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Optional<String> recipe = which.recipe();
    return recipe.isPresent()
        ? Deeds.onRecipe(setup, recipe.get(), "resume", json)
        : Deeds.tell(setup, "/api/resume", json);
  }
}
