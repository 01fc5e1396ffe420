package dev.pollen.daemon.cli;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.config.Read;
import dev.pollen.engine.spi.ConnectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The configuration that a command works with, read when first asked for. */
final class Setup {
  private static final String USUAL = "pollen.yaml";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private Common common;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = USUAL,
      description = "The configuration file (default: ${DEFAULT-VALUE}).")
  private Path file;

  boolean verbose() {
    return common.asksForMore() || console().environment().containsKey("POLLEN_DEBUG");
  }

  Console console() {
    return Cli.console(command);
  }

  /** Where the configuration is looked for, whether it is there or not. */
  Path path() {
    Path asked = console().here().resolve(file);
    return Files.isDirectory(asked) ? asked.resolve(USUAL) : asked;
  }

  boolean exists() {
    return Files.exists(path());
  }

  /** The configuration; ends the command, every wrong line told, when it cannot be used. */
  PollenConfig config() {
    if (!exists()) {
      throw CommandFault.usage(
          "there is no %s: make one with 'pollen init', or name one with --config FILE"
              .formatted(path()));
    }
    Read<PollenConfig> read = ConfigReader.read(path(), console().environment());
    return orEnd(read, path());
  }

  /** What is shipped, and what the plugins folder adds. */
  Catalog catalog(PollenConfig config) {
    return usable(loaded(Optional.of(config)));
  }

  /** Like {@link #catalog(PollenConfig)}; only what is shipped when there is no configuration. */
  Catalog catalog() {
    return usable(loaded(exists() ? Optional.of(config()) : Optional.empty()));
  }

  CatalogReader.Loaded loaded(Optional<PollenConfig> config) {
    CatalogFiles shipped = CatalogFiles.shipped();
    return CatalogReader.read(
        config.map(each -> shipped.and(CatalogFiles.folder(each.plugins()))).orElse(shipped));
  }

  private Catalog usable(CatalogReader.Loaded loaded) {
    loaded.problems().forEach(this::tell);
    return loaded.catalog();
  }

  /** The user's connections, those that are wanted. */
  List<ConnectionSettings> connections(
      PollenConfig config, Catalog catalog, Predicate<String> wanted) {
    return orEnd(
        ConnectionsReader.read(
            config.connections(), catalog, console().environment(), wanted, config.network()),
        config.connections());
  }

  private <T> T orEnd(Read<T> read, Path path) {
    read.problems().forEach(this::tell);
    return read.value().orElseThrow(() -> CommandFault.usage("%s cannot be used".formatted(path)));
  }

  void tell(Problem problem) {
    Paint paint = new Paint(console().coloured());
    String line = problem.toString();
    console().err().println(problem.isError() ? paint.bad(line) : paint.careful(line));
  }
}
