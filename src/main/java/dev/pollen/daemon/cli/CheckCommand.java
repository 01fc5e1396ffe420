package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.alerts.AlertRecipe;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.config.Read;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.KnownConnections;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: every problem at once. */
@Command(
    name = "check",
    description = "Tells every problem of configuration, connections and recipes at once.",
    footer = {
      "",
      "Without files it checks the configuration and the whole recipes folder; with files or",
      "folders only those recipes. Exit code 1 when something is wrong."
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "F", arity = "0..*", description = "Recipe files or folders.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  private final List<Problem> problems = new ArrayList<>();
  private int checked;

  @Override
  public Integer call() {
    if (files.isEmpty() && !setup.exists()) {
      setup.config();
    }
    Optional<PollenConfig> config = config();
    CatalogReader.Loaded loaded = setup.loaded(config);
    problems.addAll(loaded.problems());
    KnownConnections connections = connections(config, loaded.catalog());
    RecipeReader.Setting setting =
        new RecipeReader.Setting(
            loaded.catalog(), config.map(PollenConfig::polling).orElse(Polling.DEFAULT));
    config.ifPresent(
        found ->
            problems.addAll(
                AlertRecipe.of(found.alerts(), found.file(), setting, connections).problems()));
    recipes(config).forEach(path -> check(path, setting, connections));
    return tell();
  }

  /** With errors in it, what can be read: they are told, and what else is wrong is, too. */
  private Optional<PollenConfig> config() {
    if (!setup.exists()) {
      return Optional.empty();
    }
    Read<PollenConfig> read = ConfigReader.read(setup.path(), setup.console().environment());
    problems.addAll(read.problems());
    return read.rough();
  }

  private KnownConnections connections(Optional<PollenConfig> config, Catalog catalog) {
    if (config.isEmpty()) {
      return KnownConnections.none();
    }
    Path file = config.get().connections();
    problems.addAll(
        ConnectionsReader.read(
                file, catalog, setup.console().environment(), name -> true, config.get().network())
            .problems());
    return KnownNames.of(config.get());
  }

  private List<Path> recipes(Optional<PollenConfig> config) {
    Path here = setup.console().here();
    return files.isEmpty()
        ? config.map(found -> List.of(found.recipes())).orElse(List.of())
        : files.stream().map(here::resolve).toList();
  }

  private void check(Path path, RecipeReader.Setting setting, KnownConnections connections) {
    if (Files.isDirectory(path) || files.isEmpty()) {
      RecipeFolder folder = new RecipeFolder(path, setting, connections);
      checked += folder.fingerprint().lines().toList().size();
      problems.addAll(folder.read().problems());
    } else {
      checked++;
      problems.addAll(
          RecipeFolder.checked(path.toString(), JsonFiles.text(path), setting, connections)
              .problems());
    }
  }

  private int tell() {
    List<Problem> sorted = problems.stream().sorted().distinct().toList();
    if (json) {
      setup.console().json(json(sorted));
    } else {
      sorted.forEach(this::print);
      summary(sorted);
    }
    return sorted.stream().anyMatch(Problem::isError) ? Exit.PROBLEMS : Exit.DONE;
  }

  private void print(Problem problem) {
    Paint paint = setup.console().paint();
    String line = problem.toString();
    setup.console().out().println(problem.isError() ? paint.bad(line) : paint.careful(line));
  }

  private void summary(List<Problem> sorted) {
    long errors = sorted.stream().filter(Problem::isError).count();
    String words =
        errors == 0
            ? "%s checked: all is well.".formatted(Count.of(checked, "recipe"))
            : "%s checked: %s.".formatted(Count.of(checked, "recipe"), Count.of(errors, "problem"));
    setup.console().err().println(words);
  }

  private static ArrayNode json(List<Problem> sorted) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Problem problem : sorted) {
      list.addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("column", problem.column())
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("code", problem.code())
          .put("message", problem.message());
    }
    return list;
  }
}
