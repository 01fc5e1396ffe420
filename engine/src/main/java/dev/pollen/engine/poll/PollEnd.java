package dev.pollen.engine.poll;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a poll went.
 *
 * @param taken how many records became log entries
 * @param words one sentence for a person
 * @param pause how long the system asked us to leave it alone
 */
public record PollEnd(Result result, int taken, String words, Optional<Duration> pause) {

  public static PollEnd failed(String words) {
    return new PollEnd(Result.FAILED, 0, words, Optional.empty());
  }

  public boolean failed() {
    return result == Result.FAILED;
  }

  /** Whether everything was read. */
  public enum Result {
    COMPLETE,
    /** As much as one poll may read; the next one goes on. */
    PARTIAL,
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
