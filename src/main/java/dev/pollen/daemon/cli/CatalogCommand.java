package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Kind;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.render.CatalogJson;
import dev.pollen.catalog.render.OperationHelp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code catalog}: what can trigger a recipe and what a recipe can do. */
@Command(
    name = "catalog",
    description = "Lists what can trigger a recipe and what a recipe can do.",
    subcommands = CatalogCommand.Show.class)
final class CatalogCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(
      paramLabel = "WORD",
      arity = "0..1",
      description = "Only those with this word in key, title or category.")
  private Optional<String> word;

  @Option(names = "--kind", paramLabel = "trigger|action", description = "Only this kind.")
  private Optional<Kind> kind;

  @Option(names = "--system", paramLabel = "KEY", description = "Only this system.")
  private Optional<String> system;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    List<OperationSpec> found = setup.catalog().operations().stream().filter(this::wanted).toList();
    if (json) {
      setup.console().json(CatalogJson.list(found));
    } else {
      print(found);
    }
    return Exit.DONE;
  }

  private boolean wanted(OperationSpec operation) {
    return kind.map(operation.kind()::equals).orElse(true)
        && system.map(operation.system()::equals).orElse(true)
        && word.map(text -> mentions(operation, text)).orElse(true);
  }

  private static boolean mentions(OperationSpec operation, String text) {
    OperationSpec.Common common = operation.common();
    return String.join(" ", operation.key(), common.title(), common.category())
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }

  private void print(List<OperationSpec> found) {
    Table table = Table.of("KEY", "KIND", "TITLE");
    for (OperationSpec each : found) {
      String mark = each.common().deprecated().isPresent() ? " (deprecated)" : "";
      table.row(each.key(), each.kind().word(), each.common().title() + mark);
    }
    Console console = setup.console();
    if (table.isEmpty()) {
      console.err().println("Nothing fits: see all with 'pollen catalog'.");
      return;
    }
    table.print(console);
    console
        .err()
        .printf(
            "%n%d operations. One in full: pollen catalog show %s%n",
            found.size(), found.get(0).key());
  }

  /** {@code catalog show}: one operation in full. */
  @Command(name = "show", description = "Shows one operation in full, with lines for a recipe.")
  static final class Show implements Callable<Integer> {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    @Mixin private Setup setup;

    @Parameters(paramLabel = "KEY", description = "Its key, such as highlevel.contact.search.")
    private String key;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
      Catalog catalog = setup.catalog();
      OperationSpec operation = Operations.find(catalog, key);
      if (json) {
        setup.console().json(CatalogJson.full(operation));
      } else {
        setup.console().out().print(OperationHelp.of(operation, width()));
      }
      return Exit.DONE;
    }

    private int width() {
      return Math.max(NARROWEST, Math.min(setup.console().width(), WIDEST));
    }
  }
}
