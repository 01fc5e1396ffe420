package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.dispatch.RecipeBook;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where recipes join, leave and are edited: finds each its feed. Lives on the first loop, does one
 * thing after the other, and hops to a feed's loop for what is the feed's.
 */
final class Desk implements Leaving {
  /** Each holds what its feed remembers until it is written. */
  private static final int MOVES_AT_ONCE = 8;

  private final EngineSetup setup;
  private final Homes homes;
  private final Sources sources;
  private final RecipeBook book;
  private final Roll roll = new Roll();
  private final Turn turn = new Turn();
  private final Turn moves = new Turn(MOVES_AT_ONCE);
  private final Pauses pauses = new Pauses();
  private final SecondTry secondTry;
  private List<Recipe> newest = List.of();

  Desk(EngineSetup setup, Homes homes, Sources sources, RecipeBook book) {
    this.setup = setup;
    this.homes = homes;
    this.sources = sources;
    this.book = book;
    this.secondTry = new SecondTry(homes.first(), () -> call(() -> apply(newest)));
  }

  Roll roll() {
    return roll;
  }

  Sources sources() {
    return sources;
  }

  /** Does something on the desk's loop, after what is under way. */
  <T> Future<T> call(Supplier<Future<T>> work) {
    return homes.first().call(() -> turn.take(work));
  }

  /** Does something on a feed's loop and comes back. */
  <T> Future<T> at(Feed feed, Supplier<Future<T>> work) {
    return homes.first().loop().bring(feed.home().call(work));
  }

  /** Brings back what the journal knows; no recipe is served yet. */
  Future<Void> recover() {
    return new Recovering(setup, homes, roll, pauses, row -> open(row, true), roll::leaves)
        .recover();
  }

  Feed open(FeedRow row, boolean stored) {
    Home home = homes.of(row);
    Feed feed = new Feed(home, new FeedMemory(home, row, stored), this);
    roll.add(feed);
    return feed;
  }

  // ---- recipes come, go, change

  /** Takes the recipes as they now are; a line for each change, in the order of their ids. */
  Future<List<String>> apply(List<Recipe> recipes) {
    newest = List.copyOf(recipes);
    Map<String, Recipe> desired = new TreeMap<>();
    recipes.forEach(recipe -> desired.put(recipe.id(), recipe));
    List<Future<List<String>>> moves = new ArrayList<>();
    desired.values().forEach(recipe -> moves.add(told(recipe.id(), () -> take(recipe))));
    roll.members().stream()
        .filter(member -> !desired.containsKey(member.recipe()))
        .forEach(member -> moves.add(told(member.recipe(), () -> orphan(member))));
    roll.leaving().stream()
        .map(Member::recipe)
        .filter(recipe -> !desired.containsKey(recipe))
        .distinct()
        .forEach(recipe -> moves.add(told(recipe, () -> left(recipe).abandon().map(List.of()))));
    return Future.join(moves)
        .map(done -> moves.stream().flatMap(move -> move.result().stream()).toList());
  }

  /** One recipe that cannot be taken up is a line, and stops no other. */
  private Future<List<String>> told(String recipe, Supplier<Future<List<String>>> move) {
    Future<List<String>> moved;
    try {
      moved = move.get();
    } catch (RuntimeException e) {
      moved = Future.failedFuture(e);
    }
    return moved
        .onSuccess(done -> secondTry.taken(recipe))
        .recover(
            fault -> {
              List<String> lines = Lines.refused(recipe, fault);
              secondTry.refused(recipe, fault, lines.get(0));
              return Future.succeededFuture(lines);
            });
  }

  private Future<List<String>> take(Recipe recipe) {
    Wanted wanted = Wanted.of(recipe, setup);
    return place(wanted).compose(lines -> left(recipe.id()).serve(wanted, lines));
  }

  private LeftPlaces left(String recipe) {
    return new LeftPlaces(this, book, recipe);
  }

  private Future<List<String>> place(Wanted wanted) {
    Recipe recipe = wanted.recipe();
    Optional<Member> member = roll.member(recipe.id());
    if (member.isEmpty()) {
      return recipe.enabled()
          ? join(wanted, "joins", Optional.empty())
          : Future.succeededFuture(Lines.disabled(recipe));
    }
    return sameFeed(member.get(), wanted)
        ? goOn(member.get(), wanted)
        : moves.take(() -> new Moving(this, member.get(), wanted).move());
  }

  /** Whether it reads already what it wants, with others or alone. */
  static boolean sameFeed(Member member, Wanted wanted) {
    return FeedKey.shared(member.feed().memory().row()).equals(wanted.key());
  }

  // ---- join

  private Future<List<String>> join(Wanted wanted, String verb, Optional<Instant> from) {
    Instant start = from.orElseGet(() -> wanted.start(homes.first().now()));
    long id = roll.newSubscription();
    Feed shared = feed(wanted);
    Joining joining = new Joining(this, wanted, shared, id, start);
    return at(shared, () -> Future.succeededFuture(joining.wantsPast()))
        .compose(
            past ->
                past
                    ? seat(new Joining(this, wanted, openPast(wanted, id), id, start), verb)
                    : seat(joining, verb));
  }

  private Future<List<String>> seat(Joining joining, String verb) {
    Recipe recipe = joining.recipe();
    Member member = joining.member();
    return at(member.feed(), () -> joining.seat(isPaused(recipe)))
        .onSuccess(done -> roll.put(member))
        .map(how -> Lines.joined(recipe, verb, how))
        .onFailure(fault -> empty(member.feed()));
  }

  /** The shared feed that it reads from. */
  Feed feed(Wanted wanted) {
    return roll.feed(wanted.key()).orElseGet(() -> open(row(wanted, wanted.key()), false));
  }

  boolean isPaused(Recipe recipe) {
    return pauses.has(recipe.id());
  }

  private FeedRow row(Wanted wanted, String key) {
    return wanted.row(roll.newFeed(), key, homes.first().now());
  }

  /** An own feed for a joiner's past, on the loop of the shared one. */
  private Feed openPast(Wanted wanted, long subscription) {
    return open(row(wanted, FeedKey.past(subscription, wanted.key())), false);
  }

  /** What a feed of this key will read from, made on its loop before anything is written. */
  Future<FeedSource> ready(Wanted wanted, String key) {
    Home home = homes.of(wanted.row(0, key, homes.first().now()));
    return homes
        .first()
        .loop()
        .bring(home.call(() -> Future.succeededFuture(sources.of(wanted, home.loop()))));
  }

  // ---- go on, move, leave

  private Future<List<String>> goOn(Member member, Wanted wanted) {
    Recipe recipe = wanted.recipe();
    if (member.isServed(recipe)) {
      return Future.succeededFuture(List.of());
    }
    return at(member.feed(), () -> new Serving(this, member, wanted).goOn())
        .onSuccess(done -> roll.put(member.serving(recipe.version())))
        .onFailure(fault -> roll.put(member.away()));
  }

  /** It left its place, and begins anew elsewhere. */
  Future<List<String>> rejoin(Wanted wanted, String verb, Optional<Instant> start) {
    Recipe recipe = wanted.recipe();
    roll.removeMember(recipe.id());
    return recipe.enabled()
        ? join(wanted, verb, start)
        : Future.succeededFuture(Lines.disabled(recipe));
  }

  private Future<List<String>> orphan(Member member) {
    Instant now = homes.first().now();
    return at(member.feed(), () -> Serving.orphan(member, now))
        .onSuccess(done -> roll.put(member.away()))
        .map(member.version().isPresent() ? Lines.gone(member.recipe()) : List.of());
  }

  @Override
  public void read(Feed shared) {
    roll.alone(shared.key()).forEach(Feed::readsAfter);
  }

  @Override
  public void delivered(Feed own, String recipe) {
    call(() -> merge(own, recipe)).onFailure(this::surprised);
  }

  private Future<Void> merge(Feed own, String recipe) {
    Optional<Member> member = roll.member(recipe).filter(it -> it.feed() == own);
    return newest.stream()
        .filter(it -> member.filter(one -> one.isServed(it)).isPresent())
        .findFirst()
        .map(it -> new Merging(this, member.orElseThrow(), Wanted.of(it, setup)).merge())
        .orElseGet(Future::succeededFuture);
  }

  @Override
  public void left(Feed feed, long place) {
    call(() -> {
          roll.hasLeft(place);
          return Future.succeededFuture();
        })
        .onFailure(this::surprised);
    empty(feed);
  }

  /** If nobody reads from it any more, it is forgotten. */
  @Override
  public void empty(Feed feed) {
    call(() -> at(feed, () -> forgetIfEmpty(feed)).onSuccess(gone -> removeIf(gone, feed)))
        .onFailure(this::surprised);
  }

  private void removeIf(boolean gone, Feed feed) {
    if (gone) {
      roll.remove(feed);
    }
  }

  private Future<Boolean> forgetIfEmpty(Feed feed) {
    if (!feed.subscribers().isEmpty()) {
      return Future.succeededFuture(false);
    }
    return feed.memory()
        .drop()
        .compose(done -> feed.stop())
        .onSuccess(done -> feed.memory().seen().forgotten())
        .map(true);
  }

  private void surprised(Throwable fault) {
    homes.first().tell(Level.WARN, "intake.surprise", JournalFault.words(fault), Map.of());
  }

  /** What recipes would run if they came now. */
  Foresight foresight() {
    return new Foresight(setup, homes, this);
  }

  /** What people switch, on every place of a recipe. */
  Switches switches() {
    return new Switches(this, homes.first(), roll, pauses);
  }
}
