package dev.pollen.engine.intake;

import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import io.vertx.core.Future;
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
  private static final long NOBODY = -1;

  private final Desk desk;
  private final Member member;
  private final Wanted wanted;
  private final Feed own;
  private final Horizon horizon;

  Merging(Desk desk, Member member, Wanted wanted) {
    this.desk = desk;
    this.member = member;
    this.wanted = wanted;
    this.own = member.feed();
    this.horizon = new Horizon(own, wanted);
  }

  /** Where the recipe goes on. */
  private record Over(SubscriptionRow place, FeedRow feed, FeedSource source) {}

  /** Completes when the recipe has gone over, or stays for now. */
  Future<Void> merge() {
    long place = desk.roll().newSubscription();
    return desk.roll()
        .feed(wanted.key())
        .map(shared -> join(shared, place))
        .orElseGet(() -> begin(place, desk.roll().newFeed()));
  }

  private Future<Void> join(Feed shared, long place) {
    return desk.at(own, whileIdle(shared, seat -> into(shared, seat, place)))
        .onSuccess(over -> over.ifPresent(it -> moved(shared, it)))
        .mapEmpty();
  }

  private Future<Void> begin(long place, long feed) {
    return desk.at(own, whileIdle(seat -> alone(seat, place, feed)))
        .compose(over -> over.map(this::begin).orElseGet(Future::succeededFuture));
  }

  /** What it knows was read just now: who read before that may miss some of it. */
  private Future<Void> begin(Over over) {
    Feed shared = desk.open(over.feed(), true);
    return desk.at(
            shared,
            () -> {
              shared.memory().nowChanged();
              if (!own.isStopped()) {
                seat(shared, over);
              }
              return Future.<Void>succeededFuture();
            })
        .onSuccess(done -> moved(shared, over));
  }

  private void moved(Feed shared, Over over) {
    desk.roll().put(new Member(member.recipe(), shared, over.place().id(), member.version()));
    desk.empty(own);
  }

  // ---- on the feeds' loop

  private Supplier<Future<Optional<Over>>> whileIdle(
      Feed shared, Function<Subscription, Future<Optional<Over>>> goOver) {
    return () -> shared.isIdle() ? shared.between(whileIdle(goOver)) : stays();
  }

  private Supplier<Future<Optional<Over>>> whileIdle(
      Function<Subscription, Future<Optional<Over>>> goOver) {
    return () -> own.isIdle() ? own.between(() -> settled(goOver)) : stays();
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
    FeedMemory there = shared.memory();
    Standoff now = standoff(shared.id(), there.changedAt());
    return isBehind(there) || horizon.lags(seat, there) || stands(now)
        ? stays()
        : Future.all(Knowledge.of(own), Knowledge.of(shared))
            .compose(both -> into(shared, seat, place, both.resultAt(0), both.resultAt(1)))
            .compose(over -> over.isPresent() ? Future.succeededFuture(over) : differ(now));
  }

  private Future<Optional<Over>> into(
      Feed shared, Subscription seat, long place, Knowledge known, Knowledge there) {
    return accord(seat, shared)
        .of(known, there, slices())
        .compose(
            same ->
                same.map(all -> goOver(shared, seat, place, all, there)).orElseGet(Merging::stays));
  }

  private Slices slices() {
    return new Slices(own.home().loop());
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

  private Accord accord(Subscription seat, Feed shared) {
    return new Accord(
        own.source().windowed(),
        own.memory().row().since(),
        horizon.forgets(seat),
        shared.memory().sure(),
        own.memory().sure(),
        shared.wholeAt() > own.memory().changedAt());
  }

  private Future<Optional<Over>> goOver(
      Feed shared, Subscription seat, long place, Knowledge all, Knowledge before) {
    FeedMemory there = shared.memory();
    FeedSource source = shared.hasSource() ? shared.source() : source();
    Over over = new Over(joiner(there, seat, place), there.row(), source);
    return there
        .learn(all, before, leaving(seat, over.place()))
        .onSuccess(done -> own.silence(seat))
        .onSuccess(done -> seat(shared, over))
        .map(done -> Optional.of(over));
  }

  private FeedSource source() {
    return desk.sources().of(wanted, own.home().loop());
  }

  private SubscriptionRow joiner(FeedMemory there, Subscription seat, long place) {
    long last = there.row().lastNumber();
    return there.joiner(place, seat.recipeId(), horizon.start(seat), last);
  }

  // ---- where nobody shares it

  private Future<Optional<Over>> alone(Subscription seat, long place, long feed) {
    Standoff now = standoff(NOBODY, 0);
    return stands(now)
        ? stays()
        : Knowledge.of(own)
            .compose(known -> withNobody(seat).of(known, slices()))
            .compose(
                some ->
                    some.map(all -> begins(seat, place, feed, all)).orElseGet(() -> differ(now)));
  }

  private Accord withNobody(Subscription seat) {
    return Accord.withNobody(
        own.source().windowed(), own.memory().row().since(), horizon.forgets(seat));
  }

  private Future<Optional<Over>> begins(Subscription seat, long place, long feed, Knowledge all) {
    FeedSource source = source();
    FeedRow empty = wanted.row(feed, wanted.key(), own.home().now());
    FeedRow row = all.row(empty).marked(own.memory().watermark());
    Over over = new Over(joiner(new FeedMemory(own.home(), row, false), seat, place), row, source);
    List<Change> changes = new ArrayList<>(List.of(new Change.FeedPut(row)));
    changes.addAll(all.putting(feed));
    changes.addAll(leaving(seat, over.place()));
    changes.add(own.home().numbers().note(changes));
    return own.home()
        .write(changes)
        .onSuccess(done -> own.silence(seat))
        .map(done -> Optional.of(over));
  }

  // ---- both

  private List<Change> leaving(Subscription seat, SubscriptionRow row) {
    List<Change> changes = new ArrayList<>(List.of(new Change.SubscriptionPut(row)));
    changes.addAll(ServedBy.notes(row.id(), wanted.recipe()));
    changes.addAll(Rows.dropping(seat.id()));
    return changes;
  }

  private void seat(Feed shared, Over over) {
    if (!shared.hasSource()) {
      shared.source(over.source());
    }
    shared.joined(over.place(), wanted.recipe(), Map.of(), false);
    String words =
        "recipe '%s' knows by now what the common poll of %s knows, and reads with it"
            .formatted(wanted.recipe().id(), wanted.spec().key());
    own.home().tell(Level.INFO, "feed.merged", words, Map.of("feed", shared.id()));
  }
}
