package dev.pollen.engine;

import dev.pollen.engine.dispatch.Dispatch;
import dev.pollen.engine.intake.Intake;
import dev.pollen.engine.intake.SubscriptionState;
import dev.pollen.engine.journal.Journal.Tally;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.engine.status.RecipeStatus;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the rooms know together into one picture. */
final class StatusView {
  private final EngineSetup setup;
  private final Intake intake;
  private final Dispatch dispatch;
  private final RecipeShelf shelf;

  StatusView(EngineSetup setup, Intake intake, Dispatch dispatch, RecipeShelf shelf) {
    this.setup = setup;
    this.intake = intake;
    this.dispatch = dispatch;
    this.shelf = shelf;
  }

  Future<EngineStatus> now() {
    Future<List<FeedStatus>> feeds = intake.feeds();
    Future<List<SubscriptionState>> places = intake.subscriptions();
    Future<List<Tally>> tallies = setup.journal().tallies().onSuccess(this::measured);
    Future<Map<String, Integer>> open = dispatch.open();
    Future<List<String>> troubles = dispatch.troubles();
    return Future.all(List.of(feeds, places, tallies, open, troubles))
        .map(
            all ->
                picture(
                    feeds.result(),
                    recipes(places.result(), tallies.result(), open.result()),
                    troubles.result()));
  }

  private void measured(List<Tally> tallies) {
    for (RunState state : RunState.values()) {
      long count =
          tallies.stream().filter(tally -> tally.state() == state).mapToLong(Tally::count).sum();
      setup.meters().standing(state.word(), count);
    }
  }

  private EngineStatus picture(
      List<FeedStatus> feeds, List<RecipeStatus> recipes, List<String> troubles) {
    Instant now = setup.loops().get(0).now();
    List<Cause> causes = new ArrayList<>();
    intake.troubles().forEach(words -> causes.add(new Cause(Cause.Kind.DISK, "", words)));
    troubles.forEach(words -> causes.add(new Cause(Cause.Kind.DELIVERING, nameless(words), words)));
    feeds.forEach(feed -> cause(feed, now).ifPresent(causes::add));
    return new EngineStatus(now, feeds, recipes, causes);
  }

  /** The same words with other figures are the same cause. */
  private static String nameless(String words) {
    return words.replaceAll("[0-9]+", "#");
  }

  private static Optional<Cause> cause(FeedStatus feed, Instant now) {
    boolean neverYet = feed.lastComplete().isEmpty() && feed.problem().isPresent();
    if (!feed.stale(now) && !neverYet) {
      return Optional.empty();
    }
    String words =
        "shared poll %s of %s (recipes: %s) had its last complete poll at %s%s"
            .formatted(
                feed.operation(),
                feed.account(),
                String.join(", ", feed.recipes()),
                feed.lastComplete().map(Instant::toString).orElse("never"),
                feed.problem().map(problem -> ": " + problem).orElse(""));
    return Optional.of(new Cause(Cause.Kind.FEED, Long.toString(feed.id()), words));
  }

  private List<RecipeStatus> recipes(
      List<SubscriptionState> places, List<Tally> tallies, Map<String, Integer> open) {
    return shelf.all().stream()
        .sorted(Comparator.comparing(Recipe::id))
        .map(recipe -> recipe(recipe, places, tallies, open.getOrDefault(recipe.id(), 0)))
        .toList();
  }

  private static RecipeStatus recipe(
      Recipe recipe, List<SubscriptionState> places, List<Tally> tallies, int open) {
    Optional<SubscriptionState> place =
        places.stream().filter(one -> one.recipe().equals(recipe.id())).findFirst();
    Map<RunState, Long> counts = new EnumMap<>(RunState.class);
    tallies.stream()
        .filter(tally -> tally.recipe().equals(recipe.id()))
        .forEach(tally -> counts.merge(tally.state(), tally.count(), Long::sum));
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
        counts);
  }
}
