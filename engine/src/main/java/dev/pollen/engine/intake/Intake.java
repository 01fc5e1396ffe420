package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.dispatch.RunSink;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.poll.PollEnd;
import dev.pollen.engine.poll.Stretch;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.FeedStatus;
import dev.pollen.engine.status.Foreseen;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The first of the two walks: polls what recipes read, notices what is new or changed, and makes
 * runs of it.
 *
 * <p>Every method may be called from any thread and completes on any; inside, each feed lives on
 * one loop. A recipe that has no place here fails with an {@link IllegalArgumentException} that
 * says which have.
 */
public final class Intake {
  private final Homes homes;
  private final Desk desk;

  private Intake(Homes homes, Desk desk) {
    this.homes = homes;
    this.desk = desk;
  }

  /**
   * Nothing happens before {@link #recover} and {@link #apply}.
   *
   * @param sinks where the runs made on a loop go
   * @param budgets the permits of an account, asked on a loop
   * @param names of the whole engine, so that a list is read once for all
   * @param book older versions of recipes
   */
  public static Intake create(
      EngineSetup setup,
      Function<Loop, RunSink> sinks,
      BiFunction<String, Loop, Permits> budgets,
      Names names,
      RecipeBook book) {
    Homes homes = new Homes(setup, sinks);
    return new Intake(homes, new Desk(setup, homes, new Sources(setup, budgets, names), book));
  }

  /**
   * Reads feeds, places and switches from the journal. Once, before anything else; no polls yet.
   */
  public Future<Void> recover() {
    return desk.call(desk::recover);
  }

  /** The same, with polls of these accounts slower by so much from now on, and of no others. */
  public Future<List<String>> apply(List<Recipe> recipes, Map<String, Stretch> slower) {
    homes.pacing().set(slower);
    return apply(recipes).compose(lines -> at(feed -> true, Intake::refreshed).map(done -> lines));
  }

  private static Future<Void> refreshed(Feed feed) {
    feed.refresh();
    return Future.succeededFuture();
  }

  /**
   * Takes up the recipes as they now are: joins, edits, departures. Completes with a line a change,
   * in words, when all of it is durable; one recipe that cannot be taken up stops no other. The
   * first call starts the polling.
   */
  public Future<List<String>> apply(List<Recipe> recipes) {
    homes.disk().start();
    return desk.call(() -> desk.apply(recipes));
  }

  /**
   * What these recipes would run and skip if they were taken up now: every feed of theirs is read
   * once, as its next poll would, within the budget. Nothing is written and no place moves.
   */
  public Future<List<Foreseen>> foresee(List<Recipe> recipes) {
    return desk.call(() -> Future.succeededFuture(desk.foresight().of(recipes)))
        .compose(Supplier::get);
  }

  /**
   * The loop on which a run is carried out: its feed's, and where that is gone the one of what its
   * recipe reads by now, so that it keeps its place before those that came later; else the first.
   */
  public Loop home(RunRecord run) {
    Roll roll = desk.roll();
    return roll.feed(run.feed())
        .or(() -> roll.member(run.recipe()).map(Member::feed))
        .map(Feed::home)
        .orElseGet(homes::first)
        .loop();
  }

  /**
   * No new polls and no new runs. A poll under way is given up, which loses nothing: its watermark
   * did not move. Completes when nothing more is being written.
   */
  public Future<Void> stop() {
    homes.disk().stop();
    return at(feed -> true, Feed::stop).mapEmpty();
  }

  /** How the polls are doing, by id. */
  public Future<List<FeedStatus>> feeds() {
    return at(feed -> true, feed -> Future.succeededFuture(feed.status()))
        .map(
            all ->
                all.stream().sorted(java.util.Comparator.comparingLong(FeedStatus::id)).toList());
  }

  /** Why nothing is taken in at all just now, a cause a line. */
  public List<String> troubles() {
    return homes.disk().full().stream().toList();
  }

  /** How each recipe stands on its feed. */
  public Future<List<SubscriptionState>> subscriptions() {
    return at(feed -> true, feed -> Future.succeededFuture(states(feed)))
        .map(all -> all.stream().flatMap(Collection::stream).toList());
  }

  private static List<SubscriptionState> states(Feed feed) {
    return feed.subscribers().all().stream().map(Subscription::state).toList();
  }

  private <T> Future<List<T>> at(Predicate<Feed> which, Function<Feed, Future<T>> work) {
    List<Future<T>> asked = new ArrayList<>();
    for (Feed feed : desk.roll().feeds()) {
      if (which.test(feed)) {
        asked.add(feed.home().call(() -> work.apply(feed)));
      }
    }
    return Future.all(asked).map(done -> asked.stream().map(Future::result).toList());
  }

  /** Pauses a recipe, or all there are; kept through restarts. */
  public Future<Void> pause(Optional<String> recipe) {
    return desk.call(() -> desk.switches().pause(recipe, true));
  }

  /**
   * Lets a recipe, or all, go on: what came meanwhile is delivered or skipped, as {@code
   * while_paused} says.
   */
  public Future<Void> resume(Optional<String> recipe) {
    return desk.call(() -> desk.switches().pause(recipe, false));
  }

  /** Lets a recipe's held flood go on; answers how many events. */
  public Future<Integer> release(String recipe) {
    return desk.call(() -> desk.switches().release(recipe));
  }

  /** Moves a recipe past its held flood; answers how many events it had. */
  public Future<Integer> drop(String recipe) {
    return desk.call(() -> desk.switches().drop(recipe));
  }

  /** Polls a recipe's feed now; completes with a sentence when the poll ended. */
  public Future<String> poll(String recipe) {
    return with(recipe, (feed, one) -> feed.pollNow().map(PollEnd::words));
  }

  /**
   * Starts a {@code manual} recipe with a record; completes when that is durable. Fails with an
   * {@link IllegalStateException} for a recipe that is paused or not started by hand.
   */
  public Future<RunId> offer(String recipe, JsonNode record) {
    return with(recipe, (feed, one) -> new Door(feed, one).offer(record));
  }

  /** What is known of a record: which poll brought it and why it did or did not count. */
  public Future<List<String>> explain(String recipe, String key) {
    return waiting(recipe, key)
        .compose(
            lines ->
                lines.isEmpty()
                    ? with(recipe, (feed, one) -> new Telling(feed, one).about(key))
                    : Future.succeededFuture(lines));
  }

  /** What an edit left behind may have it still. */
  private Future<List<String>> waiting(String recipe, String key) {
    List<Future<List<String>>> each =
        desk.roll().leaving(recipe).stream()
            .map(place -> place.feed().home().call(() -> waiting(place, key)))
            .toList();
    return Future.all(each)
        .map(done -> each.stream().flatMap(one -> one.result().stream()).toList());
  }

  private static Future<List<String>> waiting(Member place, String key) {
    return place
        .found()
        .map(seat -> new Telling(place.feed(), seat).waiting(key))
        .orElseGet(() -> Future.succeededFuture(List.of()));
  }

  /**
   * From now on these entries of these feeds, by number, become no runs: their person is to be
   * forgotten. Completes when none that was begun before is being made any more.
   */
  public Future<Void> bar(BiPredicate<Long, LogEntry> whom) {
    homes.barred().bar(whom);
    return reread();
  }

  /** They are erased: nothing of them is left in memory when this completes. */
  public Future<Void> erased() {
    return reread().onComplete(done -> homes.barred().nobody());
  }

  private Future<Void> reread() {
    return at(feed -> true, Feed::reread).mapEmpty();
  }

  private <T> Future<T> with(String recipe, BiFunction<Feed, Subscription, Future<T>> work) {
    return desk.call(() -> Future.succeededFuture(desk.roll().named(recipe)))
        .compose(
            member -> member.feed().home().call(() -> work.apply(member.feed(), member.seat())));
  }
}
