package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one reading is about to change in the seen-set: visible to that reading only, until its
 * write succeeded. If the write fails the stage is thrown away and memory is as before.
 *
 * <p>Remembers, a bit a key, which keys the reading met, so that a complete listing knows who is
 * absent.
 */
final class SeenStage {
  private static final int GROWTH = 4;

  private final Seen seen;
  private final Watches watches;
  private final Map<Integer, Bucket> dirty = new TreeMap<>();
  private final Map<Integer, Bucket> clean = new HashMap<>();
  private Map<Integer, BitSet> met = new HashMap<>();
  private int buckets;
  private long keys;
  private long metCount;
  private int added;
  private boolean stillAbsent;

  SeenStage(Seen seen, Watches watches) {
    this.seen = seen;
    this.watches = watches;
    this.buckets = seen.buckets();
    this.keys = seen.keys();
  }

  int buckets() {
    return buckets;
  }

  long keys() {
    return keys;
  }

  /** Keys added since the last write. */
  int added() {
    return added;
  }

  boolean isDirty() {
    return !dirty.isEmpty();
  }

  /** Brings the buckets of these candidates at hand. */
  Future<Void> open(List<Candidate> candidates) {
    clean.clear();
    Set<Integer> needed = new HashSet<>();
    candidates.forEach(candidate -> needed.add(candidate.hash.bucket(buckets)));
    return load(needed);
  }

  private Future<Void> load(Set<Integer> numbers) {
    Set<Integer> missing = new TreeSet<>();
    for (int number : numbers) {
      if (!dirty.containsKey(number) && !clean.containsKey(number)) {
        seen.kept(number).ifPresentOrElse(body -> keep(number, body), () -> missing.add(number));
      }
    }
    return missing.isEmpty()
        ? Future.succeededFuture()
        : seen.loop()
            .bring(seen.load(missing))
            .onSuccess(read -> read.forEach(this::keep))
            .mapEmpty();
  }

  private void keep(int number, byte[] body) {
    clean.put(number, Bucket.read(body, watches.sets()));
  }

  private Bucket at(int number) {
    Bucket changed = dirty.get(number);
    return changed != null ? changed : clean.get(number);
  }

  private Bucket toChange(int number) {
    return dirty.computeIfAbsent(number, n -> clean.get(n).copy());
  }

  /**
   * New, changed or known? And remembers the answer. The candidate's bucket must be open.
   *
   * @param latest stamps after this instant are of the future and order nothing
   */
  Sight look(Candidate candidate, Instant latest) {
    int number = candidate.hash.bucket(buckets);
    int entry = at(number).find(candidate.hash);
    return entry < 0 ? add(number, candidate, latest) : compare(number, entry, candidate, latest);
  }

  private Sight add(int number, Candidate candidate, Instant latest) {
    Bucket bucket = toChange(number);
    int entry = bucket.add(candidate.hash, candidate.version(latest), candidate.content);
    watches.put(bucket, entry, candidate);
    keys++;
    added++;
    meet(number, entry);
    return Sight.NEW;
  }

  private Sight against(int number, int entry, Candidate candidate, long version) {
    meet(number, entry);
    if (at(number).absentSince(entry) != 0) {
      toChange(number).present(entry);
    }
    return isOlder(number, entry, version)
        ? Sight.KNOWN
        : Sight.changed(watches.differing(at(number), entry, candidate));
  }

  private boolean isOlder(int number, int entry, long version) {
    return version != Bucket.NONE && version < at(number).version(entry);
  }

  private Sight compare(int number, int entry, Candidate candidate, Instant latest) {
    long version = candidate.version(latest);
    Sight sight = against(number, entry, candidate, version);
    boolean newest = !isOlder(number, entry, version);
    if (newest && (!sight.isKnown() || watches.lacksHashes(at(number), entry))) {
      update(toChange(number), entry, candidate, version);
    }
    return sight;
  }

  private void meet(int number, int entry) {
    BitSet bits = met.computeIfAbsent(number, n -> new BitSet());
    if (!bits.get(entry)) {
      bits.set(entry);
      metCount++;
    }
  }

  private void update(Bucket bucket, int entry, Candidate candidate, long version) {
    if (bucket.content(entry) != candidate.content) {
      bucket.present(entry);
    }
    bucket.version(entry, version);
    bucket.content(entry, candidate.content);
    watches.put(bucket, entry, candidate);
  }

  /** A listing came whole: who was not in it is absent, and after long enough forgotten. */
  Future<Void> sweep(Absence absence) {
    boolean everybody = metCount == keys && !seen.absentees();
    return everybody ? Future.succeededFuture() : loadAll().map(done -> sweepAll(absence));
  }

  private Future<Void> loadAll() {
    Set<Integer> all = new HashSet<>();
    for (int number = 0; number < buckets; number++) {
      all.add(number);
    }
    return load(all);
  }

  private Void sweepAll(Absence absence) {
    stillAbsent = false;
    for (int number = 0; number < buckets; number++) {
      sweep(number, met.getOrDefault(number, new BitSet()), absence);
    }
    return null;
  }

  private void sweep(int number, BitSet present, Absence absence) {
    boolean forget = false;
    for (int entry = 0; entry < at(number).count(); entry++) {
      if (!present.get(entry)) {
        stillAbsent = true;
        if (absence.counts(at(number), entry)) {
          absence.count(toChange(number), entry);
        }
        forget |= absence.over(at(number), entry);
      }
    }
    if (forget) {
      dirty.put(number, kept(at(number), absence));
    }
  }

  private Bucket kept(Bucket from, Absence absence) {
    Bucket kept = Bucket.empty(watches.sets());
    for (int entry = 0; entry < from.count(); entry++) {
      if (absence.over(from, entry)) {
        keys--;
      } else {
        kept.append(from, entry);
      }
    }
    return kept;
  }

  /** Spreads the keys over more buckets once they are crowded. */
  Future<Void> spread() {
    boolean crowded = keys > (long) buckets * Seen.KEYS_PER_BUCKET;
    return crowded ? loadAll().map(done -> spreadAll()) : Future.succeededFuture();
  }

  private Void spreadAll() {
    int more = buckets;
    while (keys > (long) more * Seen.KEYS_PER_BUCKET / 2) {
      more *= GROWTH;
    }
    List<Bucket> old = new ArrayList<>();
    for (int number = 0; number < buckets; number++) {
      old.add(at(number));
    }
    resettle(old, more);
    return null;
  }

  private void resettle(List<Bucket> old, int more) {
    Map<Integer, BitSet> metBefore = met;
    met = new HashMap<>();
    dirty.clear();
    clean.clear();
    for (int number = 0; number < more; number++) {
      dirty.put(number, Bucket.empty(watches.sets()));
    }
    buckets = more;
    for (int number = 0; number < old.size(); number++) {
      move(old.get(number), metBefore.getOrDefault(number, new BitSet()));
    }
  }

  private void move(Bucket from, BitSet metThere) {
    for (int entry = 0; entry < from.count(); entry++) {
      int number = from.key(entry).bucket(buckets);
      int moved = dirty.get(number).append(from, entry);
      if (metThere.get(entry)) {
        met.computeIfAbsent(number, n -> new BitSet()).set(moved);
      }
    }
  }

  /** What the journal must write. */
  List<Change.SeenPut> changes() {
    List<Change.SeenPut> changes = new ArrayList<>();
    dirty.forEach(
        (number, bucket) -> changes.add(new Change.SeenPut(seen.feed(), number, bucket.bytes())));
    return changes;
  }

  /** The write of these changes succeeded: memory may follow. */
  void committed(List<Change.SeenPut> changes) {
    dirty.clear();
    clean.clear();
    added = 0;
    seen.learnt(changes, buckets, keys);
  }

  /** The reading ended complete and its last write succeeded. */
  void swept() {
    seen.absentees(stillAbsent);
  }
}
