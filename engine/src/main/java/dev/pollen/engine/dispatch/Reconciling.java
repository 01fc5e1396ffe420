package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Look;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.Doubts.Open;
import dev.pollen.engine.dispatch.Sending.Sent;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settles the doubt about one step of a run by looking: not before the call can no longer be at
 * work, and not before all doubts are there that the last process left.
 */
final class Reconciling {
  private final Trip trip;
  private final Reconcile how;
  private final Maker maker;
  private final LookUp lookUp;
  private final Baseline baseline;
  private boolean doubted;

  Reconciling(Trip trip, Calls.Named connection, Reconcile how, String path, Recipe.Retry retry) {
    this.trip = trip;
    this.how = how;
    this.maker = Maker.of(trip, connection, how, path);
    this.lookUp = new LookUp(trip, connection, how, path, retry);
    this.baseline = new Baseline(trip, how, lookUp, path);
  }

  /** Whether looking can tell anything of a call with this input. */
  boolean tells(JsonNode input) {
    return how.tells(input);
  }

  /** Before the first attempt: notes what a later look has to know. */
  Future<Void> before(JsonNode input) {
    if (how.tells(input)) {
      new Clocked(maker).note();
    }
    return baseline.note(input);
  }

  /** A call is done: what it made is its step's own. */
  void done(JsonNode reply) {
    how.idIn(reply).ifPresent(maker::claim);
  }

  /** The step has come to where its last attempt left off. */
  void came() {
    doubted |= trip.run().attempts().stream().anyMatch(this::wasLookedInto);
    trip.settling().doubts().came(maker.place());
  }

  private boolean wasLookedInto(RunRecord.Attempt attempt) {
    return attempt.path().equals(maker.place().path())
        && attempt.outcome().map(Outcome::words).filter(Attempted.ABSENT::equals).isPresent();
  }

  /** What a refused call's step made after all, at an earlier attempt; empty when it did not. */
  Future<Optional<JsonNode>> existing(Sent refused) {
    return doubted ? new Existing(maker).in(refused) : Future.succeededFuture(Optional.empty());
  }

  /**
   * Looks until it is known or cannot be known. What is found is settled and claimed when the
   * future completes; what is absent is the caller's to write.
   *
   * @param first when the first attempt was intended
   */
  Future<Verdict> settle(Intent last, Instant first) {
    Doubts doubts = trip.settling().doubts();
    Open doubt = new Open(maker.realm(), maker.place(), last.operation(), last.input(), first);
    doubts.opened(doubt);
    came();
    doubted = true;
    Inquiry inquiry = new Inquiry(maker, lookUp, baseline, doubt, last.number());
    return trip.restOfWait()
        .compose(over -> trip.until(settled(last), "will look whether it happened"))
        .compose(over -> trip.home(doubts.gathered()))
        .compose(over -> inquiry.begin())
        .recover(Reconciling::failed)
        .onSuccess(verdict -> doubts.closed(maker.place()));
  }

  /** What later steps see of what was found. */
  JsonNode reply(Verdict found) {
    return how.replyOf(found.fitting().get(0).record());
  }

  private static Future<Verdict> failed(Throwable fault) {
    return Future.succeededFuture(Verdict.unseen("looking failed: " + Halt.of(fault).getMessage()));
  }

  /** A clock that was set back since does not make it later: an intent is never of the future. */
  private Instant settled(Intent last) {
    Instant now = trip.now();
    return (last.at().isAfter(now) ? now : last.at()).plus(settle());
  }

  /** How long after its intent a call may be at work, or its effect unseen. */
  private Duration settle() {
    return trip.setup().limits().settle().plus(how.settle().orElseGet(this::lag));
  }

  private Duration lag() {
    return how.looks().stream()
        .map(Look::trigger)
        .map(trigger -> ((TriggerSpec) trip.outside().operation(trigger)).lag())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
