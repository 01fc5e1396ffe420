package dev.pollen.daemon.cases;

import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.Connections;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.Limits;
import dev.pollen.engine.dispatch.Dispatch;
import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.mapping.JsonataEvaluator;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.outcome.EngineMeters;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.RecipeReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one recipe's cases are played, one after the other: the engine's own delivering walk. */
final class Stage {
  private final RecipeReader.Setting setting;
  private final ZoneId zone;
  private final Journal journal;
  private final Recipe recipe;
  private final FirstRun first;
  private long played;

  Stage(RecipeReader.Setting setting, ZoneId zone, Journal journal, Recipe recipe) {
    this.setting = setting;
    this.zone = zone;
    this.journal = journal;
    this.recipe = recipe;
    this.first = new FirstRun(recipe, setting.catalog().trigger(recipe.trigger().operation()));
  }

  /** Plays a case to its end. */
  Seen play(RecipeCase one) {
    CaseLoop loop = new CaseLoop(one.now());
    Understudy understudy = new Understudy(one.replies());
    RunRecord run = first.run(one, ++played);
    Names names = Names.of(setting.catalog(), loop::now).only(one::answers);
    Dispatch dispatch = Dispatch.create(setup(loop, understudy), new OneRecipe(recipe), names);
    loop.bring(journal.write(FirstRun.changes(run)))
        .onSuccess(done -> dispatch.sink(loop).begin(List.of(run)));
    loop.run();
    RunRecord ended = awaited(loop, journal.run(run.id())).orElseThrow();
    return new Seen(ended, filtered(ended), understudy.called());
  }

  private static <T> T awaited(CaseLoop loop, Future<T> future) {
    Future<T> home = loop.bring(future);
    loop.run();
    return home.result();
  }

  private boolean filtered(RunRecord ended) {
    return ended.state() == RunState.STOPPED
        && recipe.filter().map(f -> ended.why().equals("filter: " + f.text())).orElse(false);
  }

  private EngineSetup setup(CaseLoop loop, Understudy understudy) {
    return new EngineSetup(
        setting.catalog(),
        connections(understudy),
        journal,
        List.of(loop),
        new JsonataEvaluator(Runnable::run),
        setting.polling(),
        zone,
        Limits.DEFAULT,
        new EngineMeters(new SimpleMeterRegistry()),
        (level, event, words, facts) -> {});
  }

  /** Whatever connection the recipe names, and every system that needs none, is played. */
  private Connections connections(Understudy understudy) {
    Map<String, Understudy> all = new HashMap<>();
    setting.catalog().systems().stream()
        .map(SystemSpec::key)
        .forEach(system -> all.put(system, understudy));
    YamlFile.parse(recipe.file(), recipe.text())
        .root()
        .findValuesAsText("connection")
        .forEach(name -> all.put(name, understudy));
    return Connections.of(all);
  }

  /** The only recipe there is. */
  private record OneRecipe(Recipe recipe) implements RecipeBook {
    @Override
    public Optional<Recipe> current(String id) {
      return Optional.of(recipe);
    }

    @Override
    public Future<Recipe> version(String id, String version) {
      return Future.succeededFuture(recipe);
    }
  }
}
