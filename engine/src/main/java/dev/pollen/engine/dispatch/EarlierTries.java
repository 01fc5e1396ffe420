package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunRecord.Attempt;
import java.time.Instant;
import java.util.List;

/**
 * What the journal tells of the tries that earlier lives of a run made at one step.
 *
 * @param first when the first of them was made
 * @param failed how many count as tries: throttled ones, those without a credential, and the one
 *     that a crash cut off do not
 */
record EarlierTries(Instant first, int failed) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAUTHORISED = 401;

  /** The history is bounded: where it no longer goes back, the newest intent's number tells. */
  static EarlierTries of(RunRecord run, Intent newest) {
    List<Attempt> kept =
        run.attempts().stream().filter(attempt -> attempt.path().equals(newest.path())).toList();
    Instant first =
        kept.stream().map(Attempt::at).filter(newest.at()::isAfter).findFirst().orElse(newest.at());
    int forgotten = Math.max(0, newest.number() - kept.size());
    return new EarlierTries(
        first, forgotten + (int) kept.stream().filter(EarlierTries::failed).count());
  }

  private static boolean failed(Attempt attempt) {
    return attempt.outcome().filter(EarlierTries::counts).isPresent();
  }

  private static boolean counts(Outcome outcome) {
    return !outcome.done()
        && outcome.what() != Outcome.What.UNSIGNED
        && outcome.status() != TOO_MANY_REQUESTS
        && !isUnsent(outcome);
  }

  /** A wait for a token as it was written before that was an outcome of its own. */
  private static boolean isUnsent(Outcome outcome) {
    return outcome.what() == Outcome.What.NOT_DONE
        && outcome.status() == UNAUTHORISED
        && outcome.words().contains("nothing was sent");
  }
}
