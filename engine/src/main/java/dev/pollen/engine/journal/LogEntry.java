package dev.pollen.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One record in a feed's log: written once, whoever subscribes.
 *
 * @param number counts up from 1 within the feed, without gaps
 * @param key the record's identity, as text
 * @param isNew whether the key was unseen (else it changed)
 * @param differing the watched field sets in which it differs, by name and in the order of names;
 *     empty for a new one
 * @param created the vendor's creation stamp
 * @param changed the vendor's change stamp
 */
public record LogEntry(
    long number,
    String key,
    boolean isNew,
    Set<String> differing,
    Optional<Instant> created,
    Optional<Instant> changed,
    JsonNode record) {

  /** What the keys of records begin with that somebody handed in. */
  public static final String BY_HAND = "manual-";

  /** The key of the one record there is, where nothing in it names it. */
  public static final String ONLY = "only";

  public LogEntry {
    differing =
        differing.size() < 2
            ? Set.copyOf(differing)
            : Collections.unmodifiableSortedSet(new TreeSet<>(differing));
  }

  /** Whether its person was forgotten: what it held is gone, and it counts for nobody. */
  public boolean forgotten() {
    return record.isMissingNode();
  }

  /** What is left when its person is forgotten. */
  LogEntry erased() {
    return new LogEntry(
        number,
        Forgotten.alias(key),
        isNew,
        differing,
        created,
        changed,
        MissingNode.getInstance());
  }
}
