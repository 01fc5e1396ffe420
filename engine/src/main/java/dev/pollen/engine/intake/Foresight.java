package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.status.Foreseen;
import dev.pollen.engine.status.Foreseen.Change;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private static final int MOST_WAITING = 1_000;
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

  /** A recipe that would stand on a feed. */
  private record Entrant(Wanted wanted, Change change, Optional<Member> member) {}

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
    Change change = member.map(one -> change(one, wanted)).orElse(Change.NEW);
    if (wanted.spec().pushed() || wanted.spec().clock()) {
      String words = wanted.spec().clock() ? "the clock starts it" : "it is started by hand";
      known.add(told(recipe.id(), change, List.of(words)));
      return;
    }
    Optional<Passage> passage = member.flatMap(one -> passage(one, wanted));
    if (passage.isPresent()) {
      goesOn(passage.get(), new Entrant(wanted, change, member));
      return;
    }
    Entrant entrant = new Entrant(wanted, change, member);
    if (change == Change.NEW || change == Change.MOVED) {
      joins(entrant);
    } else {
      Feed feed = member.orElseThrow().feed();
      gather(feed.key(), Optional.of(feed), entrant);
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

  private static Optional<Passage> passage(Member member, Wanted wanted) {
    boolean moves = change(member, wanted) == Change.MOVED;
    return Optional.of(new Passage(member, wanted)).filter(it -> moves && it.isOpen());
  }

  /** The new inputs are read with what the feed before knows. */
  private void goesOn(Passage passage, Entrant one) {
    Member member = passage.member();
    String key = FeedKey.edited(member.subscription(), one.wanted().key());
    Feed before = member.feed();
    gatherings.put(key, new Gathering(before.home(), Optional.of(before), List.of(one)));
  }

  private static boolean wantsPast(Recipe recipe) {
    return recipe.trigger().start().when() != Recipe.Start.When.NOW;
  }

  private static Change change(Member member, Wanted wanted) {
    if (!Desk.sameFeed(member, wanted)) {
      return Change.MOVED;
    }
    return member
        .version()
        .map(now -> now.equals(wanted.recipe().version()) ? Change.UNCHANGED : Change.EDITED)
        .orElse(Change.KEPT);
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
    at.entrants().forEach(one -> candidacies.add(candidacy(at, one)));
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
    FeedSource source = desk.byHand(any, at.home().loop());
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
    Entrant any = at.entrants().get(0);
    return any.member()
        .flatMap(member -> passage(member, any.wanted()))
        .map(it -> it.outset(feed.memory().row(), it.start()))
        .map(row -> new FeedMemory(at.home(), row, true))
        .orElseGet(feed::memory);
  }

  private Future<Candidacy> candidacy(Gathering at, Entrant one) {
    Optional<Passage> passage = one.member().flatMap(it -> passage(it, one.wanted()));
    if (passage.isPresent()) {
      return goingOn(passage.get(), one);
    }
    return one.change() == Change.NEW || one.change() == Change.MOVED
        ? joining(at, one)
        : staying(one.member().orElseThrow(), one);
  }

  private Future<Candidacy> joining(Gathering at, Entrant one) {
    Optional<Member> before = one.member().filter(it -> one.change() == Change.MOVED);
    Future<List<LogEntry>> rest =
        before.map(it -> waiting(it, one)).orElse(Future.succeededFuture(List.of()));
    Future<Optional<Instant>> begun =
        before.map(Foresight::unbegun).orElse(Future.succeededFuture(Optional.empty()));
    return at.home()
        .loop()
        .bring(Future.all(rest, begun))
        .map(
            all ->
                joining(
                    one,
                    begun.result().orElse(one.wanted().start(at.home().now())),
                    rest.result()));
  }

  /** From when on a place counts that has not begun yet. */
  private static Future<Optional<Instant>> unbegun(Member member) {
    return member
        .feed()
        .home()
        .call(
            () ->
                Future.succeededFuture(
                    Optional.of(member.seat())
                        .filter(Subscription::joining)
                        .map(seat -> seat.row().start())));
  }

  private static Candidacy joining(Entrant one, Instant start, List<LogEntry> rest) {
    String how =
        start.equals(Instant.EPOCH)
            ? "everything that is there counts"
            : "what is created from %s on counts".formatted(start.truncatedTo(ChronoUnit.SECONDS));
    return new Candidacy(
        one.wanted().recipe(),
        one.change(),
        verb(one) + "; " + how,
        start,
        Subscription.JOINING,
        rest,
        false);
  }

  private static String verb(Entrant one) {
    return one.member()
        .filter(it -> one.change() == Change.MOVED)
        .flatMap(it -> new Passage(it, one.wanted()).apart())
        .map(Lines::anew)
        .orElse("joins");
  }

  private Future<Candidacy> goingOn(Passage passage, Entrant one) {
    Instant start = passage.start();
    return waiting(passage.member(), one)
        .map(
            rest ->
                new Candidacy(
                    one.wanted().recipe(),
                    one.change(),
                    passage.words(start),
                    start,
                    Subscription.JOINING,
                    rest,
                    true));
  }

  private Future<Candidacy> staying(Member member, Entrant one) {
    Subscription seat = member.seat();
    boolean back = seat.standing() == Standing.ORPHANED;
    SubscriptionRow row = seat.row();
    return waiting(member, one)
        .map(
            rest ->
                new Candidacy(
                    one.wanted().recipe(),
                    back ? Change.BACK : one.change(),
                    words(seat),
                    row.start(),
                    row.baseline(),
                    rest,
                    false));
  }

  private static String words(Subscription seat) {
    return "goes on where it stood"
        + (seat.isPaused() ? "; paused: nothing runs before 'pollen resume'" : "")
        + (seat.flood().holds() ? "; held: 'pollen runs release' or 'drop' decides" : "");
  }

  /** What was taken in for it, counts by its new version, and has not become runs. */
  private Future<List<LogEntry>> waiting(Member member, Entrant one) {
    Feed feed = member.feed();
    return feed.home()
        .call(
            () -> {
              Subscription seat = member.seat();
              if (seat.joining() || seat.pump().position() >= feed.memory().row().lastNumber()) {
                return Future.succeededFuture(List.of());
              }
              FeedSource source =
                  feed.hasSource() ? feed.source() : desk.source(one.wanted(), feed.home().loop());
              Rule rule = Rule.of(one.wanted().recipe(), source);
              return feed.memory()
                  .after(seat.pump().position(), MOST_WAITING)
                  .map(
                      entries ->
                          entries.stream()
                              .filter(it -> rule.against(it, seat.since()).isEmpty())
                              .toList());
            });
  }
}
