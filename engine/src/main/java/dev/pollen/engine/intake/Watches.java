package dev.pollen.engine.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The watched field sets that one reading looks at, and in which of them a known record differs.
 *
 * @param hashed names of the sets of which everything there was had been read before the reading
 *     began
 */
record Watches(List<WatchSet> sets, Set<String> hashed) {
  Watches {
    sets = List.copyOf(sets);
    hashed = Set.copyOf(hashed);
  }

  static Watches of(List<WatchSet> sets, List<String> hashed) {
    return new Watches(sets, Set.copyOf(hashed));
  }

  /** In the place of a hash: a whole reading passed it by where it was read before. */
  static final long PASSED_BY = 1;

  /** Names of the sets in which it differs; empty if its content is as remembered. */
  Set<String> differing(Bucket bucket, int entry, Candidate candidate) {
    if (bucket.content(entry) == candidate.content) {
      return Set.of();
    }
    Set<String> differing = new HashSet<>();
    differing.add(WatchSet.ANYTHING);
    for (int set = 0; set < sets.size(); set++) {
      if (differs(bucket.watched(entry, set), candidate.watched(set), sets.get(set).name())) {
        differing.add(sets.get(set).name());
      }
    }
    return differing;
  }

  /**
   * A record that a whole reading passed by, because it moved or was away just then, has no hash:
   * nobody can tell whether it changed in these fields, and one run too many is better than none.
   * Before the first whole reading that is so of all records, and then none differs.
   */
  private boolean differs(long before, long now, String name) {
    return before == 0 ? hashed.contains(name) : before != now;
  }

  boolean lacksHashes(Bucket bucket, int entry) {
    for (int set = 0; set < sets.size(); set++) {
      long hash = bucket.watched(entry, set);
      if (hash == 0 || hash == PASSED_BY) {
        return true;
      }
    }
    return false;
  }

  void put(Bucket bucket, int entry, Candidate candidate) {
    for (int set = 0; set < sets.size(); set++) {
      bucket.watched(entry, set, candidate.watched(set));
    }
  }
}
