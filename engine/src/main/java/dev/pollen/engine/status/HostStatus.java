package dev.pollen.engine.status;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a host answers.
 *
 * @param host its address
 * @param since since when it does not
 * @param until when it is asked again
 * @param waiting calls that wait for it
 */
public record HostStatus(
    String host, State state, Optional<Instant> since, Optional<Instant> until, int waiting) {

  /** The closed list, in the words of circuit breakers. */
  public enum State {
    /** It answers: calls pass. */
    CLOSED,
    /** One call tries whether it answers again. */
    TRYING,
    /** It does not answer: calls wait. */
    OPEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is the matter, in words; for one that does not answer. */
  public String words() {
    return "%s does not answer since %s: %d calls wait for it, one tries %s"
        .formatted(
            host,
            since.map(Instant::toString).orElse("now"),
            waiting,
            until.map(at -> "at " + at).orElse("just now"));
  }
}
