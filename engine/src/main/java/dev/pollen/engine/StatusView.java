package dev.pollen.engine;

import dev.pollen.engine.dispatch.Dispatch;
import dev.pollen.engine.intake.Intake;
import dev.pollen.engine.intake.SubscriptionState;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.places.InstalledLists;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.engine.status.HostStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts what the rooms know together into one picture. */
final class StatusView {
  private final EngineSetup setup;
  private final Intake intake;
  private final Dispatch dispatch;
  private final RecipeShelf shelf;
  private final BudgetCheck budgets;
  private final InstalledLists lists;

  StatusView(
      EngineSetup setup,
      Intake intake,
      Dispatch dispatch,
      RecipeShelf shelf,
      BudgetCheck budgets,
      InstalledLists lists) {
    this.setup = setup;
    this.intake = intake;
    this.dispatch = dispatch;
    this.shelf = shelf;
    this.budgets = budgets;
    this.lists = lists;
  }

  Future<EngineStatus> now() {
    Future<List<FeedStatus>> feeds = intake.feeds();
    Future<List<SubscriptionState>> places = intake.subscriptions();
    Future<List<Tally>> tallies = setup.journal().tallies().onSuccess(this::measured);
    Future<Map<String, Integer>> open = dispatch.open();
    Future<List<String>> troubles = dispatch.troubles();
    Future<List<BudgetStatus>> budgets = dispatch.budgets();
    return Future.all(List.of(feeds, places, tallies, open, troubles, budgets))
        .map(
            all ->
                picture(
                    feeds.result(),
                    recipes(places.result(), tallies.result(), open.result()),
                    troubles.result(),
                    budgets.result()));
  }

  private void measured(List<Tally> tallies) {
    for (RunState state : RunState.values()) {
      long count =
          tallies.stream().filter(tally -> tally.state() == state).mapToLong(Tally::count).sum();
      setup.meters().standing(state.word(), count);
    }
  }

  private EngineStatus picture(
      List<FeedStatus> feeds,
      List<RecipeStatus> recipes,
      List<String> troubles,
      List<BudgetStatus> budgets) {
    Instant now = setup.loops().get(0).now();
    List<Cause> causes = new ArrayList<>();
    intake.troubles().forEach(words -> causes.add(new Cause(Cause.Kind.DISK, "", words)));
    troubles.forEach(words -> causes.add(new Cause(Cause.Kind.DELIVERING, nameless(words), words)));
    lists
        .troubles()
        .forEach(words -> causes.add(new Cause(Cause.Kind.CONNECTION, nameless(words), words)));
    feeds.forEach(feed -> cause(feed, now).ifPresent(causes::add));
    List<HostStatus> hosts = dispatch.hosts();
    setup.meters().budgets(budgets);
    setup.meters().hosts(hosts);
    causes.addAll(Outside.causes(budgets, hosts, now));
    return new EngineStatus(now, feeds, recipes, causes, budgets, hosts);
  }

  /** The same words with other figures are the same cause. */
  private static String nameless(String words) {
    return words.replaceAll("[0-9]+", "#");
  }

  private Optional<Cause> cause(FeedStatus feed, Instant now) {
    boolean neverYet = feed.lastComplete().isEmpty() && feed.problem().isPresent();
    if (!feed.stale(now) && !neverYet) {
      return Optional.empty();
    }
    String words =
        "%s %s of %s (recipes: %s) had its last complete poll at %s%s%s"
            .formatted(
                feed.recipes().size() > 1 ? "shared poll" : "poll",
                feed.operation(),
                feed.account(),
                String.join(", ", feed.recipes()),
                feed.lastComplete().map(Instant::toString).orElse("never"),
                feed.problem().map(problem -> ": " + problem).orElse(""),
                budgets.about(feed.account()).map(more -> "; " + more).orElse(""));
    return Optional.of(new Cause(Cause.Kind.FEED, Long.toString(feed.id()), words));
  }

  private List<RecipeStatus> recipes(
      List<SubscriptionState> places, List<Tally> tallies, Map<String, Integer> open) {
    Stream<RecipeStatus> inForce =
        shelf.all().stream()
            .map(recipe -> recipe(recipe, places, tallies, open.getOrDefault(recipe.id(), 0)));
    Stream<RecipeStatus> gone =
        gone(tallies).map(id -> gone(id, places, tallies, open.getOrDefault(id, 0)));
    return Stream.concat(inForce, gone).sorted(Comparator.comparing(RecipeStatus::id)).toList();
  }

  /** Recipes without a file whose runs are not over, or can be taken up again. */
  private Stream<String> gone(List<Tally> tallies) {
    return tallies.stream()
        .filter(tally -> !tally.state().ended() || tally.state() == RunState.FAILED)
        .map(Tally::recipe)
        .distinct()
        .filter(id -> shelf.current(id).isEmpty());
  }

  private static RecipeStatus gone(
      String id, List<SubscriptionState> places, List<Tally> tallies, int open) {
    Optional<SubscriptionState> place = SubscriptionState.of(id, places);
    return new RecipeStatus(
        id,
        id,
        "",
        "",
        RecipeStatus.GONE,
        "its file is gone: what it began is kept, and goes on or is decided about as before",
        place.map(SubscriptionState::feed),
        place.map(SubscriptionState::backlog).orElse(0L),
        open,
        counts(id, tallies));
  }

  private static RecipeStatus recipe(
      Recipe recipe, List<SubscriptionState> places, List<Tally> tallies, int open) {
    Optional<SubscriptionState> place = SubscriptionState.of(recipe.id(), places);
    return new RecipeStatus(
        recipe.id(),
        recipe.name(),
        recipe.file(),
        recipe.trigger().operation(),
        place.map(SubscriptionState::state).orElse(recipe.enabled() ? "joining" : "disabled"),
        place.map(SubscriptionState::why).orElse(""),
        place.map(SubscriptionState::feed),
        place.map(SubscriptionState::backlog).orElse(0L),
        open,
        counts(recipe.id(), tallies));
  }

  private static Map<RunState, Long> counts(String id, List<Tally> tallies) {
    Map<RunState, Long> counts = new EnumMap<>(RunState.class);
    tallies.stream()
        .filter(tally -> tally.recipe().equals(id))
        .forEach(tally -> counts.merge(tally.state(), tally.count(), Long::sum));
    return counts;
  }
}
