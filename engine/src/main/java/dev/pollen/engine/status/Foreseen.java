package dev.pollen.engine.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one recipe would do if it were taken up now, as a poll made for the purpose tells.
 *
 * @param words what becomes of it, as a sentence
 * @param poll what the poll brought for it; empty where nothing is polled
 */
public record Foreseen(String recipe, Change change, String words, Optional<Poll> poll) {

  /** What taking it up changes. */
  public enum Change {
    UNCHANGED,
    /** Goes on where it stood, with the new version. */
    EDITED,
    /** Polls something else from now on. */
    MOVED,
    NEW,
    /** It was deleted, and is back. */
    BACK,
    /** It has a place in the store; nothing runs that could tell whether it was edited. */
    KEPT,
    /** It says {@code enabled: false}. */
    OFF,
    /** It is not among the recipes any more. */
    GONE,
    /** It cannot be taken up, or its poll failed. */
    REFUSED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A poll that was looked at and forgotten.
   *
   * @param read how many records came
   * @param requests how many requests it took
   * @param complete whether that was everything
   * @param wouldRun how many events count, those among them that were taken in before and wait
   * @param events the first of them; where there are none, one that does not count, to be looked at
   * @param skipped how many records do not count, by reason
   */
  public record Poll(
      int read,
      int requests,
      boolean complete,
      int wouldRun,
      List<Event> events,
      Map<String, Integer> skipped) {
    public Poll {
      events = List.copyOf(events);
    }

    public int skips() {
      return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** A record that counts. */
  public record Event(String key, boolean isNew, JsonNode record) {}
}
