package dev.pollen.daemon.cli;

import dev.pollen.catalog.render.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code docs}: the catalog as pages to read. */
@Command(
    name = "docs",
    description = "Writes reference pages of all triggers and actions, as Markdown.",
    footer = {
      "",
      "Pages that it wrote before are written anew, or removed when nothing is left to",
      "say on them. Other files are never touched."
    })
final class DocsCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      defaultValue = "reference",
      description = "The folder (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() {
    Path root = setup.console().here().resolve(folder).normalize();
    try {
      DocsFolder pages = new DocsFolder(root);
      pages.write(Reference.pages(setup.catalog())).forEach(setup.console().out()::println);
    } catch (IOException e) {
      throw CommandFault.failed("cannot write into %s: %s".formatted(root, e.getMessage()), e);
    }
    return Exit.DONE;
  }
}
