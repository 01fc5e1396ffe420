package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.dispatch.Sending.Sent;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Action;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The attempts of one action at one place of a run, until it is done or the walk halts. */
final class Attempts {
  private final Trip trip;
  private final String path;
  private final ActionSpec spec;
  private final Action action;
  private final Sending sending;
  private final Retries retries;
  private final Optional<Reconciling> reconciling;
  private Optional<Instant> began = Optional.empty();
  private boolean doubted;

  Attempts(Trip trip, String path, ActionSpec spec, Calls.Named connection, Recipe.Retry retry) {
    this.trip = trip;
    this.path = path;
    this.spec = spec;
    this.action = trip.outside().action(spec, connection);
    this.sending = new Sending(trip, path, spec, action, connection);
    this.retries = new Retries(trip, path, retry);
    this.reconciling =
        spec.reconcile().map(how -> new Reconciling(trip, connection, how, path, retry));
  }

  String path() {
    return path;
  }

  ActionSpec spec() {
    return spec;
  }

  /** With an input of its own: the first one, unless earlier ones of it count no more. */
  Future<JsonNode> first(JsonNode input, int number) {
    if (isDry(input)) {
      return sending.sealed(input).compose(written -> dry(written, number));
    }
    return trip.unsure() && action.effect(input) != Effect.READ
        ? sending.ready(input).compose(ready -> perhapsBefore(ready, number))
        : before(input).compose(noted -> sending.first(input, number)).compose(this::after);
  }

  private Future<Void> before(JsonNode input) {
    return reconciling.map(looks -> looks.before(input)).orElseGet(Future::succeededFuture);
  }

  /** The copy knows of no attempt, but there may have been one after it was made. */
  private Future<JsonNode> perhapsBefore(JsonNode ready, int number) {
    Intent intent = new Intent(path, number, spec.key(), ready, trip.run().since());
    Outcome outcome =
        new Outcome(
            Outcome.What.IN_DOUBT, 0, MissingNode.getInstance(), Recorder.RESTORED, trip.now());
    action.released(ready);
    return trip.ledger()
        .note(intent, outcome)
        .compose(noted -> doubt(intent, intent.at(), Recorder.RESTORED));
  }

  /** There was an attempt before: what came of it decides. */
  Future<JsonNode> goOn(Intent before) {
    if (isDry(before.input())) {
      return dry(before.input(), before.number() + 1);
    }
    EarlierTries earlier = EarlierTries.of(trip.run(), before);
    began = Optional.of(earlier.first());
    reconciling.ifPresent(Reconciling::came);
    if (!trip.life().revived()) {
      retries.began(earlier);
    }
    return trip.ledger()
        .outcome(path)
        .map(outcome -> trip.restOfWait().compose(over -> goOn(before, earlier.first(), outcome)))
        .orElseGet(() -> doubt(before, earlier.first(), Recorder.INTERRUPTED));
  }

  private Future<JsonNode> goOn(Intent before, Instant first, Outcome outcome) {
    if (outcome.what() == Outcome.What.IN_DOUBT) {
      return doubt(before, first, outcome.words());
    }
    return trip.unsure() ? doubt(before, first, Recorder.RESTORED) : next(before);
  }

  /** A later event may sleep since before a restart: then only the journal knows of it. */
  private Future<JsonNode> doubt(Intent before, Instant first, String words) {
    doubted = true;
    return spec.repeatWithin().isEmpty()
        ? unsettled(before, first, words)
        : trip.laterEvent().compose(known -> unsettled(before, first, words));
  }

  private Future<JsonNode> unsettled(Intent before, Instant first, String words) {
    Effect effect = action.effect(before.input());
    Optional<Reconciling> looks = reconciling.filter(one -> one.tells(before.input()));
    if (effect == Effect.RECONCILABLE && looks.isPresent()) {
      return looked(looks.get(), before, words);
    }
    Supplier<Optional<Halt>> against = () -> against(effect, first, words);
    return against
        .get()
        .<Future<JsonNode>>map(Future::failedFuture)
        .orElseGet(() -> next(before, against));
  }

  /** Why an attempt that may have happened is not repeated just now; empty when it may be. */
  private Optional<Halt> against(Effect effect, Instant first, String words) {
    Doubt doubt = settled(effect, first);
    return doubt == Doubt.REPEAT ? Optional.empty() : Optional.of(halt(effect, doubt, words));
  }

  private Doubt settled(Effect effect, Instant first) {
    boolean overtaken = trip.overtaken().contains(trip.run());
    return Doubt.settle(effect, spec.repeatWithin(), first, trip.now(), overtaken);
  }

  private Future<JsonNode> looked(Reconciling looks, Intent before, String words) {
    return looks
        .settle(before, began.orElse(before.at()))
        .compose(
            verdict ->
                switch (verdict.kind()) {
                  case FOUND -> Future.succeededFuture(looks.reply(verdict));
                  case ABSENT -> absent(before, words);
                  case UNCLEAR ->
                      Future.failedFuture(
                          halt(
                              Effect.RECONCILABLE, Doubt.IN_DOUBT, words + "; " + verdict.words()));
                });
  }

  /** It did not happen: it is done again, unless that could undo something newer. */
  private Future<JsonNode> absent(Intent before, String words) {
    if (settled(Effect.IDEMPOTENT, began.orElse(before.at())) == Doubt.STALE) {
      return Future.failedFuture(halt(Effect.RECONCILABLE, Doubt.STALE, words));
    }
    doubted = false;
    Attempted absent = Attempted.absent(trip.now());
    trip.ledger().settle(path, before.number(), absent.outcome());
    return again(new Sent(before, false, absent));
  }

  private Halt halt(Effect effect, Doubt doubt, String words) {
    RunState state = doubt == Doubt.STALE ? RunState.STALE : RunState.IN_DOUBT;
    if (effect == Effect.UNREPEATABLE && words.equals(Recorder.RESTORED)) {
      state = RunState.HELD;
    }
    return new Halt(state, trip.recorder().doubtWords(spec, effect, doubt, words));
  }

  private Future<JsonNode> next(Intent before) {
    return next(before, Optional::empty);
  }

  private Future<JsonNode> next(Intent before, Supplier<Optional<Halt>> against) {
    return sending.again(before, against).compose(this::after);
  }

  private Future<JsonNode> after(Sent sent) {
    began = began.or(() -> Optional.of(sent.intent().at()));
    return sent.read() ? afterRead(sent) : afterWrite(doubted ? sent.afterDoubt() : sent);
  }

  private Future<JsonNode> afterWrite(Sent sent) {
    Outcome outcome = sent.came().outcome();
    trip.ledger().settle(path, sent.intent().number(), outcome);
    return switch (outcome.what()) {
      case DONE -> done(outcome.reply());
      case NOT_DONE, UNSIGNED -> again(sent);
      case IN_DOUBT -> unsure(sent);
      case REFUSED -> refused(sent);
    };
  }

  private Future<JsonNode> refused(Sent sent) {
    return reconciling
        .map(looks -> looks.existing(sent))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(
            found ->
                found
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(failed(sent))));
  }

  private Future<JsonNode> done(JsonNode reply) {
    reconciling.ifPresent(looks -> looks.done(reply));
    return Future.succeededFuture(reply);
  }

  private Future<JsonNode> afterRead(Sent sent) {
    JsonNode reply = sent.came().outcome().reply();
    if (sent.came().outcome().done()) {
      trip.ledger().remember(path, reply);
      return Future.succeededFuture(reply);
    }
    return sent.came().lasting() ? Future.failedFuture(failed(sent)) : again(sent);
  }

  private Halt failed(Sent sent) {
    return Halt.failed(trip.recorder().failedWords(path, spec.key(), sent.came()))
        .at(path, spec.key(), sent.came().outcome().status());
  }

  private Future<JsonNode> unsure(Sent sent) {
    doubted = true;
    Effect effect = action.effect(sent.intent().input());
    String words = sent.came().outcome().words();
    if (sent.came().lasting()) {
      return Future.failedFuture(halt(effect, Doubt.IN_DOUBT, words));
    }
    return effect == Effect.IDEMPOTENT
        ? again(sent)
        : doubt(sent.intent(), sent.intent().at(), words);
  }

  private Future<JsonNode> again(Sent sent) {
    return retries
        .next(sent.intent().at(), sent.came())
        .map(wait -> trip.pause(wait, sent.came().outcome().words()))
        .map(pause -> pause.compose(over -> repeat(sent)))
        .orElseGet(() -> Future.failedFuture(usedUp(sent)));
  }

  /**
   * After the wait the world may have moved on: an unsure update asks again whether a repeat is
   * safe.
   */
  private Future<JsonNode> repeat(Sent sent) {
    return unsettled(sent)
        ? doubt(sent.intent(), retries.first(), sent.came().outcome().words())
        : next(sent.intent());
  }

  private static boolean unsettled(Sent sent) {
    return !sent.read() && sent.came().outcome().what() == Outcome.What.IN_DOUBT;
  }

  /** Out of tries: what surely did not happen failed, what perhaps did is a person's to decide. */
  private Halt usedUp(Sent sent) {
    Halt last =
        unsettled(sent)
            ? halt(
                action.effect(sent.intent().input()), Doubt.IN_DOUBT, sent.came().outcome().words())
            : failed(sent);
    return retries.usedUp(last);
  }

  private boolean isDry(JsonNode input) {
    return !trip.recipe().live() && action.effect(input) != Effect.READ;
  }

  private Future<JsonNode> dry(JsonNode input, int number) {
    Intent intent = new Intent(path, number, spec.key(), input, trip.now());
    Outcome outcome =
        new Outcome(Outcome.What.DONE, 0, MissingNode.getInstance(), "dry: not sent", trip.now());
    return trip.ledger().note(intent, outcome).map(outcome.reply());
  }
}
