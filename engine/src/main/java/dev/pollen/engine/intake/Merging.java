package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An own feed ends: its recipe goes on at the shared feed of the same inputs as soon as both know
 * the same, so that one poll serves all. Where nobody shares one, it begins with what the own feed
 * knows. On the desk's loop.
 */
final class Merging {
  /** Stamps may say the minute only. */
  private static final Duration COARSE = Duration.ofMinutes(1);

  private static final long NOBODY = -1;

  private final Desk desk;
  private final Member member;
  private final Wanted wanted;
  private final Feed own;

  Merging(Desk desk, Member member, Wanted wanted) {
    this.desk = desk;
    this.member = member;
    this.wanted = wanted;
    this.own = member.feed();
  }

  /** Where the recipe goes on. */
  private record Over(SubscriptionRow place, FeedRow feed) {}

  /** Completes when the recipe has gone over, or stays for now. */
  Future<Void> merge() {
    Optional<Feed> shared = desk.roll().feed(wanted.key());
    long place = desk.roll().newSubscription();
    Supplier<Future<Optional<Over>>> over =
        shared
            .<Supplier<Future<Optional<Over>>>>map(to -> () -> into(to, place))
            .orElseGet(() -> alone(place, desk.roll().newFeed()));
    return desk.at(own, over).onSuccess(done -> done.ifPresent(it -> moved(shared, it))).mapEmpty();
  }

  private void moved(Optional<Feed> shared, Over over) {
    Feed to = shared.orElseGet(() -> begin(over));
    desk.roll().put(new Member(member.recipe(), to, over.place().id(), member.version()));
    desk.empty(own);
  }

  private Feed begin(Over over) {
    Feed shared = desk.open(over.feed(), true);
    shared.home().loop().execute(() -> begin(shared, over.place()));
    return shared;
  }

  // ---- on the feeds' loop

  private Future<Optional<Over>> into(Feed shared, long place) {
    return shared.isIdle() && own.isIdle()
        ? shared.between(() -> own.between(() -> settled(seat -> into(shared, seat, place))))
        : stays();
  }

  private Supplier<Future<Optional<Over>>> alone(long place, long feed) {
    return () ->
        own.isIdle() ? own.between(() -> settled(seat -> alone(seat, place, feed))) : stays();
  }

  private static Future<Optional<Over>> stays() {
    return Future.succeededFuture(Optional.empty());
  }

  /** While no run is made, if all that came became runs. */
  private Future<Optional<Over>> settled(Function<Subscription, Future<Optional<Over>>> goOver) {
    Optional<Subscription> seat = member.found();
    return seat.map(it -> it.pump().exclusively(() -> isSettled(it) ? goOver.apply(it) : stays()))
        .orElseGet(Merging::stays);
  }

  private boolean isSettled(Subscription seat) {
    FeedMemory memory = own.memory();
    return seat.flows()
        && !seat.flood().holds()
        && seat.pump().position() == memory.row().lastNumber()
        && memory.isSteady()
        && memory.row().watch().containsAll(seat.watch().map(WatchSet::name).stream().toList());
  }

  private Future<Optional<Over>> into(Feed shared, Subscription seat, long place) {
    Standoff now = standoff(shared.id(), shared.memory().changedAt());
    return isBehind(shared.memory()) || lags(seat, shared) || stands(now)
        ? stays()
        : Legacy.of(own)
            .compose(
                known ->
                    Legacy.of(shared)
                        .compose(
                            there ->
                                accord(seat, shared)
                                    .of(known, there)
                                    .map(all -> goOver(shared, seat, place, all, there))
                                    .orElseGet(() -> differ(now))));
  }

  /**
   * Two memories that were compared, and differed: it is not done again before one of them changes.
   */
  record Standoff(long own, long shared, long sharedAt) {}

  private Standoff standoff(long shared, long sharedAt) {
    return new Standoff(own.memory().changedAt(), shared, sharedAt);
  }

  /** What windows have shown gets old by itself. */
  private boolean stands(Standoff now) {
    return !own.source().windowed() && own.standoff().filter(now::equals).isPresent();
  }

  private Future<Optional<Over>> differ(Standoff now) {
    own.standoff(now);
    return stays();
  }

  /** Whether the own feed may know older versions, or names records otherwise. */
  private boolean isBehind(FeedMemory there) {
    return !there.hasBaseline()
        || !there.isSteady()
        || !there.row().shape().equals(own.memory().row().shape())
        || own.wholeAt() <= there.changedAt();
  }

  /** Whether the shared feed may still bring what the recipe was given, and nobody remembers. */
  private boolean lags(Subscription seat, Feed shared) {
    return own.source().windowed() && !isLong(seat, shared.memory());
  }

  private Accord accord(Subscription seat, Feed shared) {
    FeedMemory there = shared.memory();
    boolean caughtUp = shared.wholeAt() > own.memory().changedAt();
    return new Accord(
        own.source().windowed(),
        own.memory().row().since(),
        forgets(seat),
        there.sure(),
        own.memory().sure(),
        caughtUp);
  }

  private Future<Optional<Over>> goOver(
      Feed shared, Subscription seat, long place, Legacy all, Legacy before) {
    FeedMemory there = shared.memory();
    SubscriptionRow row = there.joiner(place, seat.recipeId(), start(seat), last(there));
    return there
        .learn(all, before, leaving(seat, row))
        .onSuccess(done -> own.silence(seat))
        .onSuccess(done -> seat(shared, row))
        .map(done -> Optional.of(new Over(row, there.row())));
  }

  private static long last(FeedMemory there) {
    return there.row().lastNumber();
  }

  private Future<Optional<Over>> alone(Subscription seat, long place, long feed) {
    Accord accord =
        new Accord(
            own.source().windowed(),
            own.memory().row().since(),
            forgets(seat),
            Optional.empty(),
            Optional.empty(),
            false);
    Standoff now = standoff(NOBODY, 0);
    return stands(now)
        ? stays()
        : Legacy.of(own)
            .compose(
                known ->
                    accord
                        .of(known)
                        .map(all -> begins(seat, place, feed, all))
                        .orElseGet(() -> differ(now)));
  }

  private Future<Optional<Over>> begins(Subscription seat, long place, long feed, Legacy all) {
    FeedRow empty = wanted.row(feed, wanted.key(), own.home().now());
    FeedRow row = all.row(empty).marked(own.memory().watermark());
    FeedMemory there = new FeedMemory(own.home(), row, false);
    SubscriptionRow stands = there.joiner(place, seat.recipeId(), start(seat), last(there));
    List<Change> changes = new ArrayList<>(List.of(new Change.FeedPut(row)));
    changes.addAll(all.putting(feed));
    changes.addAll(leaving(seat, stands));
    changes.add(own.home().numbers().note(changes));
    return own.home()
        .write(changes)
        .onSuccess(done -> own.silence(seat))
        .map(done -> Optional.of(new Over(stands, row)));
  }

  private List<Change> leaving(Subscription seat, SubscriptionRow row) {
    List<Change> changes = new ArrayList<>(List.of(new Change.SubscriptionPut(row)));
    changes.addAll(ServedBy.notes(row.id(), wanted.recipe()));
    changes.addAll(Rows.dropping(seat.id()));
    return changes;
  }

  /** What it knows was read just now: who read before that may miss some of it. */
  private void begin(Feed shared, SubscriptionRow row) {
    shared.memory().nowChanged();
    if (!own.isStopped()) {
      seat(shared, row);
    }
  }

  private void seat(Feed shared, SubscriptionRow row) {
    if (!shared.hasSource()) {
      shared.source(desk.source(wanted, shared.home().loop()));
    }
    shared.joined(row, wanted.recipe(), Map.of(), false);
    String words =
        "recipe '%s' knows by now what the common poll of %s knows, and reads with it"
            .formatted(wanted.recipe().id(), wanted.spec().key());
    own.home().tell(Level.INFO, "feed.merged", words, Map.of("feed", shared.id()));
  }

  // ---- what is new there

  /** Only what was created from here on is new to it, also after the next edit. */
  private Instant start(Subscription seat) {
    Instant before = seat.row().start();
    return forgets(seat) ? own.memory().sure().orElse(before) : before;
  }

  /**
   * Whether what is new is told without what it knew before an edit. Not in a listing, where what
   * enters is new however old it is.
   */
  private boolean forgets(Subscription seat) {
    boolean aged = own.source().windowed() && !wanted.isAgeless();
    return aged && !isAsked(seat) && isLong(seat, own.memory());
  }

  /** A recipe that began in the past may be edited to begin there once more. */
  private boolean isAsked(Subscription seat) {
    Instant start = seat.row().start();
    return wanted.recipe().trigger().start().when() != Recipe.Start.When.NOW
        && wanted.start(start).equals(start);
  }

  /** Whether all that it knew then is surely older than what a feed brings from now on. */
  private boolean isLong(Subscription seat, FeedMemory feed) {
    Duration apart = own.home().limits().clockSkew().plus(COARSE);
    Instant then = own.memory().row().since().plus(apart);
    return feed.sure()
        .filter(at -> !at.isBefore(then) && !at.isBefore(seat.row().start()))
        .isPresent();
  }
}
