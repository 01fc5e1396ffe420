package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.engine.status.Foreseen.Change;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What recipes would run and skip if they were taken up now. Finds for each where it would stand,
 * by the same rules by which {@link Desk} finds it, and has every feed read once for all of them.
 * Writes nothing.
 */
final class Foresight {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EngineSetup setup;
  private final Homes homes;
  private final Desk desk;
  private final Map<String, Gathering> gatherings = new LinkedHashMap<>();
  private final List<Foreseen> known = new ArrayList<>();

  Foresight(EngineSetup setup, Homes homes, Desk desk) {
    this.setup = setup;
    this.homes = homes;
    this.desk = desk;
  }

  /** Who would be on one feed. */
  private record Gathering(Home home, Optional<Feed> feed, List<Entrant> entrants) {}

  /** On the desk's loop: who would stand where. What it answers asks the feeds. */
  Supplier<Future<List<Foreseen>>> of(List<Recipe> desired) {
    Map<String, Recipe> byId = new TreeMap<>();
    desired.forEach(recipe -> byId.put(recipe.id(), recipe));
    byId.values().forEach(this::place);
    desk.roll().members().stream()
        .filter(member -> !byId.containsKey(member.recipe()) && member.version().isPresent())
        .forEach(
            member -> known.add(told(member.recipe(), Change.GONE, Lines.gone(member.recipe()))));
    return this::ask;
  }

  private static Foreseen told(String recipe, Change change, List<String> lines) {
    return new Foreseen(recipe, change, String.join("; ", lines), Optional.empty());
  }

  private void place(Recipe recipe) {
    try {
      place(recipe, Wanted.of(recipe, setup));
    } catch (IllegalArgumentException e) {
      known.add(told(recipe.id(), Change.REFUSED, Lines.refused(recipe.id(), e)));
    }
  }

  private void place(Recipe recipe, Wanted wanted) {
    Optional<Member> member = desk.roll().member(recipe.id());
    if (!recipe.enabled()) {
      known.add(told(recipe.id(), Change.OFF, Lines.disabled(recipe)));
      return;
    }
    Entrant one = Entrant.of(wanted, member);
    if (wanted.spec().pushed() || wanted.spec().clock()) {
      String words = wanted.spec().clock() ? "the clock starts it" : "it is started by hand";
      known.add(told(recipe.id(), one.change(), List.of(words)));
      return;
    }
    one.passage().ifPresentOrElse(passage -> goesOn(passage, one), () -> stands(one));
  }

  private void stands(Entrant one) {
    if (one.joins()) {
      joins(one);
    } else {
      Feed feed = one.member().orElseThrow().feed();
      gather(feed.key(), Optional.of(feed), one);
    }
  }

  private void joins(Entrant one) {
    String key = one.wanted().key();
    Optional<Feed> feed = desk.roll().feed(key);
    boolean past = wantsPast(one.wanted().recipe()) && feed.map(Feed::hasPast).orElse(false);
    gather(past ? FeedKey.past(0, key) : key, feed.filter(it -> !past), one);
  }

  private void gather(String key, Optional<Feed> feed, Entrant one) {
    gatherings.computeIfAbsent(key, any -> gathering(one.wanted(), feed)).entrants().add(one);
  }

  /** The new inputs are read with what the feed before knows. */
  private void goesOn(Passage passage, Entrant one) {
    Member member = passage.member();
    String key = FeedKey.edited(member.subscription(), one.wanted().key());
    Feed before = member.feed();
    gatherings.put(key, new Gathering(before.home(), Optional.of(before), List.of(one)));
  }

  private static boolean wantsPast(Recipe recipe) {
    return recipe.trigger().start().past();
  }

  private Gathering gathering(Wanted wanted, Optional<Feed> feed) {
    Home home = feed.map(Feed::home).orElseGet(() -> homes.of(row(wanted)));
    return new Gathering(home, feed, new ArrayList<>());
  }

  private FeedRow row(Wanted wanted) {
    return wanted.row(0, wanted.key(), homes.first().now());
  }

  private Future<List<Foreseen>> ask() {
    List<Future<List<Foreseen>>> asked = new ArrayList<>();
    gatherings.values().forEach(one -> asked.add(one.home().call(() -> glance(one))));
    return Future.all(asked)
        .map(
            done -> {
              List<Foreseen> all = new ArrayList<>(known);
              asked.forEach(each -> all.addAll(each.result()));
              all.sort(Comparator.comparing(Foreseen::recipe));
              return List.copyOf(all);
            });
  }

  /** After the feed's own poll, if one is under way. On the feed's loop. */
  private Future<List<Foreseen>> glance(Gathering at) {
    List<Future<Candidacy>> candidacies = new ArrayList<>();
    at.entrants().forEach(one -> candidacies.add(one.candidacy(desk, at.home())));
    return at.home()
        .loop()
        .bring(Future.all(candidacies))
        .compose(done -> glance(at, candidacies.stream().map(Future::result).toList()));
  }

  private Future<List<Foreseen>> glance(Gathering at, List<Candidacy> all) {
    return idle(at)
        .compose(done -> reader(at).tell(all))
        .otherwise(fault -> all.stream().map(one -> one.refused(fault)).toList());
  }

  /** A poll under way may wait for long: for its host, or for its budget. */
  private static Future<Void> idle(Gathering at) {
    return at.feed()
        .map(
            feed ->
                Deadline.within(at.home().loop(), feed.idle(), PATIENCE, Foresight::stillPolling))
        .orElseGet(Future::succeededFuture);
  }

  private static String stillPolling() {
    return "the one under way has not ended within %d s: it waits for its host or its budget ('pollen connections')"
        .formatted(PATIENCE.toSeconds());
  }

  private Glance reader(Gathering at) {
    Wanted any = at.entrants().get(0).wanted();
    FeedSource source = desk.sources().byHand(any, at.home().loop());
    return at.feed()
        .map(feed -> new Glance(at.home(), memory(at, feed), source, feed.subscribers()))
        .orElseGet(
            () -> {
              FeedMemory none = FeedMemory.none(at.home(), row(any));
              return new Glance(at.home(), none, source, new Subscribers(none));
            });
  }

  /** What the read begins with; an edited recipe's own feed asks for more than the one before. */
  private static FeedMemory memory(Gathering at, Feed feed) {
    return at.entrants()
        .get(0)
        .passage()
        .map(it -> it.outset(feed.memory().row(), it.start()))
        .map(row -> new FeedMemory(at.home(), row, true))
        .orElseGet(feed::memory);
  }
}
