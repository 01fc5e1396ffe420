package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the store holds of a person.
 *
 * @param keys of the records that are theirs, by feed
 * @param runs that are theirs, or name them
 * @param rows of the log that hold something of theirs
 * @param entries how many entries of the log that is
 * @param recipes whose text names them, and which nobody but their author changes
 */
public record Traces(
    Person person,
    Map<Long, Set<String>> keys,
    List<Trace> runs,
    List<LogPlace> rows,
    long entries,
    List<RecipeRow> recipes) {

  public Traces {
    keys = Map.copyOf(keys);
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
    recipes = List.copyOf(recipes);
  }

  /**
   * A run.
   *
   * @param own whether its record is theirs; else it only names them
   */
  public record Trace(RunId id, String recipe, RunState state, boolean own) {

    /** Whether it could still go on, by itself or because a person says so. */
    public boolean unfinished() {
      return !state.ended() || state == RunState.FAILED;
    }
  }

  /** A row of a feed's log. */
  public record LogPlace(long feed, long last) {}

  /** Whether there is nothing to erase. */
  public boolean none() {
    return runs.isEmpty() && entries == 0;
  }

  /** The keys under which they are known. */
  public Set<String> knownAs() {
    Set<String> all = new TreeSet<>();
    keys.values().forEach(all::addAll);
    return all;
  }

  /** Theirs that would still go on. */
  public List<Trace> toEnd() {
    return runs.stream().filter(run -> run.own && run.unfinished()).toList();
  }

  /** Others' that name them and still need what they hold. */
  public List<Trace> inUse() {
    return runs.stream().filter(run -> !run.own && run.unfinished()).toList();
  }

  /** What can be erased. */
  public List<Trace> over() {
    return runs.stream().filter(run -> !run.unfinished()).toList();
  }

  /** Whether an entry of a feed is theirs. */
  public boolean owns(long feed, LogEntry entry) {
    return owns(feed, entry.key(), entry.record());
  }

  boolean owns(long feed, String key, JsonNode record) {
    return keys.getOrDefault(feed, Set.of()).contains(key)
        || person.isKey(key)
        || person.isIn(record);
  }

  /** Shown everything that is found, on any thread, one after the other. */
  public interface Witness {
    /** A record of theirs. */
    void record(JsonNode record);

    /** A run of theirs, or one that names them. */
    void run(RunRecord run, boolean own);
  }
}
