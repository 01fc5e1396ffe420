package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.Outcome.What;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.AsyncResult;
import java.time.Instant;

/**
 * What came of one call, as the table of failures says.
 *
 * @param throttled a 429: does not count among the tries
 * @param lasting trying again is useless
 * @param body the start of the reply of a call that failed
 */
record Attempted(
    Outcome outcome, RateSignal rate, boolean throttled, boolean lasting, String body) {

  /** There was no credential to send it with: that is waited for, however long it takes. */
  boolean unsigned() {
    return outcome.what() == What.UNSIGNED;
  }

  /** What is written of an attempt that a look did not find. */
  static final String ABSENT = "looked twice: it is not there";

  /** What came, its words with no secret of the vault's in them. */
  static Attempted of(AsyncResult<Receipt> call, Instant at, Vault vault) {
    return of(call, at).hidden(vault);
  }

  private Attempted hidden(Vault vault) {
    String words = vault.hide(outcome.words());
    return words.equals(outcome.words())
        ? this
        : new Attempted(
            new Outcome(outcome.what(), outcome.status(), outcome.reply(), words, outcome.at()),
            rate,
            throttled,
            lasting,
            body);
  }

  static Attempted of(AsyncResult<Receipt> call, Instant at) {
    return call.succeeded() ? done(call.result(), at) : failed(fault(call.cause()), at);
  }

  private static Attempted done(Receipt receipt, Instant at) {
    Outcome outcome = new Outcome(What.DONE, receipt.status(), receipt.reply(), "", at);
    return new Attempted(outcome, receipt.rate(), false, false, "");
  }

  /** What a connector throws that is no fault is a bug of it: nobody can say what happened. */
  static Fault fault(Throwable cause) {
    return cause instanceof Fault fault
        ? fault
        : Fault.of(Fault.Kind.UNKNOWN, "the connector failed: " + cause);
  }

  static Attempted failed(Fault fault, Instant at) {
    Outcome outcome = new Outcome(what(fault), fault.status(), reply(), words(fault), at);
    boolean throttled = fault.kind() == Fault.Kind.THROTTLED;
    return new Attempted(outcome, fault.rate(), throttled, !fault.kind().passing(), fault.body());
  }

  /** A look showed that it did not happen. */
  static Attempted absent(Instant at) {
    Outcome outcome = new Outcome(What.NOT_DONE, 0, reply(), ABSENT, at);
    return new Attempted(outcome, RateSignal.NONE, false, false, "");
  }

  /**
   * What surely did not happen this time may have happened at an earlier try: the doubt stays, here
   * and in the journal, until a try is done or a person decides.
   */
  Attempted afterDoubt() {
    if (outcome.what() == What.DONE || outcome.what() == What.IN_DOUBT) {
      return this;
    }
    String words = outcome.words() + "; an earlier try may have happened";
    Outcome doubt =
        new Outcome(What.IN_DOUBT, outcome.status(), outcome.reply(), words, outcome.at());
    return new Attempted(doubt, rate, throttled, lasting, body);
  }

  private static What what(Fault fault) {
    return switch (fault.kind().happened()) {
      case YES -> What.DONE;
      case NO -> notDone(fault.kind());
      default -> What.IN_DOUBT;
    };
  }

  private static What notDone(Fault.Kind kind) {
    if (kind == Fault.Kind.UNSIGNED) {
      return What.UNSIGNED;
    }
    return kind.passing() ? What.NOT_DONE : What.REFUSED;
  }

  private static JsonNode reply() {
    return MissingNode.getInstance();
  }

  private static String words(Fault fault) {
    String body = fault.body();
    return body.isBlank() || fault.getMessage().contains(body)
        ? fault.getMessage()
        : fault.getMessage() + " | reply: " + body;
  }
}
