package dev.pollen.daemon.cli;

import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.cases.CaseResult;
import dev.pollen.daemon.cases.RecipeCases;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.Polling;
import dev.pollen.engine.recipe.RecipeReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code test}: the recipes' own cases. */
@Command(
    name = "test",
    description = "Plays the recipes' own cases, offline: nothing is sent.",
    footer = {
      "",
      "Beside a recipe x.yaml its cases stand in x.test.yaml:",
      "",
      "  cases:",
      "    - name: a lead with an address is tagged",
      "      record: { id: c1, email: ada@example.com }",
      "      replies:",
      "        - { to: highlevel.contact.get, reply: { contact: { id: c1 } } }",
      "      expect:",
      "        runs: true",
      "        actions:",
      "          - { action: highlevel.contact_tag.add, with: { contactId: c1 } }",
      "",
      "Without 'record' a case carries the trigger's sample; a call that no reply is",
      "for gets the catalog's sample. A case may say when it plays (now), in which",
      "state the run ends (ends) and words of the reason (why). 'actions' names all",
      "calls in order, searches apart; of 'with' only what is written is compared.",
      "Without files the whole recipes folder is played. Exit code 1 when anything",
      "differs."
    })
final class TestCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(paramLabel = "F", arity = "0..*", description = "Recipe files or folders.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  private final List<CaseResult> results = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  @Override
  public Integer call() {
    Optional<PollenConfig> config =
        setup.exists() || files.isEmpty() ? Optional.of(setup.config()) : Optional.empty();
    RecipeCases cases =
        new RecipeCases(
            new RecipeReader.Setting(
                setup.catalog(), config.map(PollenConfig::polling).orElse(Polling.DEFAULT)),
            config.map(PollenConfig::zone).orElseGet(ZoneId::systemDefault));
    paths(config).stream()
        .flatMap(path -> TestFiles.at(path).stream())
        .distinct()
        .forEach(each -> play(cases, each));
    new TestReport(setup.console(), results, problems).tell(json, setup.verbose());
    return isWell() ? Exit.DONE : Exit.PROBLEMS;
  }

  private List<Path> paths(Optional<PollenConfig> config) {
    Path here = setup.console().here();
    return files.isEmpty()
        ? config.map(found -> List.of(found.recipes())).orElse(List.of())
        : files.stream().map(here::resolve).toList();
  }

  private void play(RecipeCases cases, TestFiles files) {
    Optional<Problem> orphaned = files.orphaned();
    orphaned.ifPresent(problems::add);
    if (orphaned.isEmpty()) {
      played(cases, files);
    }
  }

  private void played(RecipeCases cases, TestFiles files) {
    RecipeCases.Played played = cases.play(files.recipeText(), files.casesText());
    results.addAll(played.results());
    problems.addAll(played.problems());
  }

  private boolean isWell() {
    return problems.isEmpty() && results.stream().allMatch(CaseResult::passed);
  }
}
