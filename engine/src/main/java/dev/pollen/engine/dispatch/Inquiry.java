package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Doubts.Open;
import dev.pollen.engine.dispatch.Sighting.Thing;
import dev.pollen.engine.journal.Journal.Claimed;
import dev.pollen.engine.journal.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The looks into one doubt, one after the other: twice before it says that nothing is there, and
 * again, later and later, while something is there of which nobody can say whose it is.
 *
 * <p>What a look saw is judged only when all calls have landed that were under way when it ended,
 * and while nobody else judges in the same realm. What is found is claimed, so that no other step
 * takes it for its own.
 */
final class Inquiry {
  private static final int MOST_LOOKS = 6;

  private final Maker maker;
  private final LookUp lookUp;
  private final Baseline baseline;
  private final Open doubt;
  private final int attempt;
  private int looks;
  private int absences;

  Inquiry(Maker maker, LookUp lookUp, Baseline baseline, Open doubt, int attempt) {
    this.maker = maker;
    this.lookUp = lookUp;
    this.baseline = baseline;
    this.doubt = doubt;
    this.attempt = attempt;
  }

  Future<Verdict> begin() {
    return baseline
        .trouble()
        .map(words -> Future.succeededFuture(Verdict.unseen(words)))
        .orElseGet(this::look);
  }

  private Future<Verdict> look() {
    looks++;
    return seen().compose(this::landed).compose(this::judged).compose(this::after);
  }

  /** Looks again where the system's clock is further behind than the look reached back. */
  private Future<Sighting> seen() {
    Reach reach = reach(Optional.empty());
    return lookUp
        .look(doubt.input(), reach.asked())
        .compose(
            seen ->
                reach(seen.ahead()).asked().isBefore(reach.asked())
                    ? lookUp.look(doubt.input(), reach(seen.ahead()).asked())
                    : Future.succeededFuture(seen));
  }

  /** If our clock says that the intent is still to come, it tells nothing of then: all counts. */
  private Reach reach(Optional<Duration> ahead) {
    Duration most = maker.trip().setup().limits().clockSkew();
    return doubt.since().isAfter(maker.trip().now())
        ? Reach.ALL
        : Reach.of(doubt.since(), new Clocked(maker).ahead(), ahead, most);
  }

  private Future<Sighting> landed(Sighting seen) {
    return maker.trip().home(maker.trip().settling().flights().landed(maker.realm())).map(seen);
  }

  private Future<Verdict> judged(Sighting seen) {
    Claims claims = maker.trip().settling().claims();
    List<Thing> possible = seen.things().stream().filter(thing -> isPossible(thing, seen)).toList();
    Set<String> ids = possible.stream().map(Thing::id).collect(Collectors.toSet());
    return claims.alone(
        maker.trip().loop(),
        maker.realm(),
        () ->
            claims
                .of(maker.trip().loop(), maker.realm(), ids)
                .map(known -> verdict(seen, possible, known)));
  }

  private boolean isPossible(Thing thing, Sighting seen) {
    return maker.how().possible(doubt.input(), thing.record())
        && switch (maker.how().told()) {
          case CREATED -> thing.mayBeFrom(reach(seen.ahead()).begin());
          case BEFORE -> !baseline.has(thing.id());
          case UNIQUE -> true;
        };
  }

  private Verdict verdict(Sighting seen, List<Thing> possible, Map<String, Claimed> claims) {
    List<Open> rivals = maker.trip().settling().doubts().rivals(doubt, seen.at());
    Verdict verdict = Verdict.of(maker.how(), doubt, possible, claims, rivals);
    if (verdict.kind() == Verdict.Kind.FOUND) {
      found(verdict.fitting().get(0));
    }
    return verdict;
  }

  private void found(Thing thing) {
    Trip trip = maker.trip();
    maker.claim(thing.id());
    trip.settling().doubts().closed(doubt.place());
    String words = "found by looking: %s %s".formatted(maker.how().resource(), thing.id());
    Outcome outcome =
        new Outcome(Outcome.What.DONE, 0, maker.how().replyOf(thing.record()), words, trip.now());
    trip.ledger().settle(doubt.place().path(), attempt, outcome);
  }

  private Future<Verdict> after(Verdict verdict) {
    absences = verdict.kind() == Verdict.Kind.ABSENT ? absences + 1 : 0;
    if (verdict.kind() == Verdict.Kind.FOUND || absences > 1) {
      return Future.succeededFuture(verdict);
    }
    if (looks < MOST_LOOKS) {
      return again(verdict);
    }
    verdict.fitting().forEach(thing -> maker.contest(thing.id()));
    return Future.succeededFuture(verdict.unsure());
  }

  private Future<Verdict> again(Verdict verdict) {
    String why = absences > 0 ? "it is not there; will look once more" : verdict.words();
    Duration wait = maker.trip().setup().limits().lookAgain().multipliedBy(looks);
    return maker.trip().pause(wait, why).compose(over -> look());
  }
}
