package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.Problem;
import dev.pollen.daemon.config.KnownNames;
import dev.pollen.daemon.config.PlannedConnections;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.signin.Consent;
import dev.pollen.engine.plan.Assumed;
import dev.pollen.engine.plan.Forecast;
import dev.pollen.engine.plan.PlanGround;
import dev.pollen.engine.plan.Planner;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeFolder;
import dev.pollen.engine.recipe.RecipeReader;
import dev.pollen.engine.recipe.RecipeSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plan}: what recipes would cost and need, before they run. */
@Command(
    name = "plan",
    description =
        "Tells what recipes would ask of your accounts: requests against the budgets, the scopes"
            + " that a token must have, and what becomes of each step if it is interrupted.",
    footer = {
      "",
      "Sends nothing and needs no token, but for --live. Recipes that say 'enabled: false' are left",
      "out unless --all is given. Exit code 1 when polls do not fit a budget, a scope",
      "is missing, or a recipe is broken."
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private Setup setup;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A folder of recipes (default: that of the configuration).")
  private Optional<Path> folder;

  @Option(names = "--all", description = "Count recipes that are switched off, too.")
  private boolean all;

  @Mixin private PlanAssumed assumed;

  @Option(
      names = "--live",
      description =
          "Poll once, within the budget, and show what would run and be sent; of DIR also what its"
              + " recipes would run and skip in the place of those in force. Writes nothing.")
  private boolean live;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "2",
      description = "With --live: play so many events of each recipe (default: 2).")
  private int shown;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PollenConfig config = setup.config();
    Path where = where(config);
    List<Problem> problems = new ArrayList<>();
    PlanGround ground = ground(config, problems);
    RecipeSet set = read(config, where, ground);
    problems.addAll(set.problems().stream().filter(Problem::isError).toList());
    PlanPlaces places = PlanPlaces.of(setup, set.recipes());
    List<Recipe> counted =
        places.placed(set.recipes().stream().filter(recipe -> all || recipe.enabled()).toList());
    Map<String, Consent> consents = new PlanConsents(setup, config, ground.catalog()).of(counted);
    PlanGround known =
        ground.granted(granted(consents)).assuming(assumed.read(config, ground.catalog(), counted));
    PlanReport report =
        new PlanReport(
            where,
            Planner.plan(counted, known),
            known,
            consents,
            (int) set.recipes().stream().filter(one -> !all && !one.enabled()).count(),
            places);
    if (live) {
      return live(config, where, set.recipes(), problems);
    }
    tell(report, problems);
    return problems.isEmpty() && report.forecast().works() ? Exit.DONE : Exit.PROBLEMS;
  }

  private int live(PollenConfig config, Path where, List<Recipe> recipes, List<Problem> problems) {
    problems.forEach(setup::tell);
    JsonNode told =
        new PlanLive(setup, config, setup.catalog(config)).of(where, recipes, Math.max(0, shown));
    if (json) {
      setup.console().json(told);
    } else {
      new PlanLivePage(setup.console()).print(told);
    }
    boolean refused = told.path("recipes").findValuesAsText("change").contains("refused");
    return problems.isEmpty() && !refused ? Exit.DONE : Exit.PROBLEMS;
  }

  private Path where(PollenConfig config) {
    Path where = folder.map(setup.console().here()::resolve).orElse(config.recipes());
    if (!Files.isDirectory(where)) {
      throw CommandFault.usage("there is no folder %s".formatted(where));
    }
    return where;
  }

  private PlanGround ground(PollenConfig config, List<Problem> problems) {
    Catalog catalog = setup.catalog(config);
    return new PlanGround(
        catalog,
        PlannedConnections.in(
            config.connections(), catalog, setup.console().environment(), problems),
        config.limits(),
        config.polling(),
        Assumed.NOTHING);
  }

  private static Map<String, Set<String>> granted(Map<String, Consent> consents) {
    Map<String, Set<String>> granted = new HashMap<>();
    consents.forEach((name, one) -> one.granted().ifPresent(all -> granted.put(name, all)));
    return granted;
  }

  private static RecipeSet read(PollenConfig config, Path where, PlanGround ground) {
    RecipeReader.Setting setting = new RecipeReader.Setting(ground.catalog(), config.polling());
    return new RecipeFolder(where, setting, KnownNames.of(config)).read();
  }

  private void tell(PlanReport report, List<Problem> problems) {
    problems.forEach(setup::tell);
    if (json) {
      setup.console().json(PlanJson.of(report, problems));
    } else {
      new PlanPage(setup.console(), report).print();
    }
  }

  /**
   * A plan and what it was made of.
   *
   * @param consents by connection, of those that sign in with an app
   * @param off how many recipes are switched off and not in it
   * @param places for which accounts those are that work for all of an agency's
   */
  record PlanReport(
      Path folder,
      Forecast forecast,
      PlanGround ground,
      Map<String, Consent> consents,
      int off,
      PlanPlaces places) {

    /** How it is signed in; empty: by a key or a private token. */
    Optional<Consent> consent(ScopePlan connection) {
      return Optional.ofNullable(consents.get(connection.connection()));
    }
  }
}
