package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.FeedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an edited recipe takes along: the keys and versions that the feeds knew from which it was
 * read until now, so that nothing of it comes a second time. Pure; as large as those feeds' memory,
 * for as long as the edit takes.
 *
 * @param buckets as the journal keeps them, a power of two of them
 * @param watch the watched field sets whose hashes they hold
 */
record Legacy(List<byte[]> buckets, long keys, String shape, List<String> watch) {

  static Legacy of(FeedRow row, Map<Integer, byte[]> bodies) {
    List<byte[]> buckets = new ArrayList<>();
    for (int number = 0; number < Math.max(1, row.seenBuckets()); number++) {
      buckets.add(bodies.getOrDefault(number, new byte[0]));
    }
    return new Legacy(buckets, row.seenKeys(), row.shape(), row.watch());
  }

  /** This and an older one; of a key that both know, the newer version is remembered. */
  Legacy over(Legacy older) {
    return over(older, Set.of());
  }

  /**
   * The same.
   *
   * @param later the keys of which the older one knows more, unless stamps tell otherwise
   */
  Legacy over(Legacy older, Set<KeyHash> later) {
    boolean wider = keys >= older.keys;
    Legacy base = wider ? this : older;
    Legacy other = wider ? older : this;
    List<WatchSet> sets =
        Stream.concat(base.watch.stream(), other.watch.stream())
            .distinct()
            .map(Legacy::set)
            .toList();
    List<Bucket> all = base.read(sets);
    long added = 0;
    for (Bucket from : other.read(sets)) {
      for (int entry = 0; entry < from.count(); entry++) {
        KeyHash key = from.key(entry);
        Bucket into = all.get(key.bucket(all.size()));
        added += adopt(into, from, entry, wider == later.contains(key)) ? 1 : 0;
      }
    }
    List<byte[]> bytes = all.stream().map(Bucket::bytes).toList();
    return new Legacy(bytes, base.keys + added, shape, base.hashedWith(other));
  }

  /** A set by its name: its columns are found by that, too. */
  private static WatchSet set(String name) {
    return new WatchSet(name, List.of());
  }

  /** The sets of which all keys have hashes. */
  private List<String> hashedWith(Legacy other) {
    return other.keys == 0 ? watch : watch.stream().filter(other.watch::contains).toList();
  }

  private List<Bucket> read(List<WatchSet> sets) {
    return buckets.stream().map(body -> Bucket.read(body, sets).copy()).toList();
  }

  /** True if the key was not there. */
  private static boolean adopt(Bucket into, Bucket from, int entry, boolean isNewer) {
    int at = into.find(from.key(entry));
    if (at < 0) {
      into.append(from, entry);
      return true;
    }
    if (isAhead(from.version(entry), into.version(at), isNewer)) {
      into.replace(at, from, entry);
    }
    return false;
  }

  private static boolean isAhead(long version, long than, boolean unlessTold) {
    boolean untold = version == than || version == Bucket.NONE || than == Bucket.NONE;
    return untold ? unlessTold : version > than;
  }

  /** Which keys it knows. */
  Predicate<KeyHash> known() {
    List<Bucket> all = read(List.of());
    return key -> all.get(key.bucket(all.size())).find(key) >= 0;
  }

  /** What it knows of these keys. */
  Legacy only(Predicate<KeyHash> some) {
    List<byte[]> kept = new ArrayList<>();
    long count = 0;
    for (byte[] body : buckets) {
      Bucket bucket = Bucket.asKept(body).only(some);
      kept.add(bucket.bytes());
      count += bucket.count();
    }
    return new Legacy(kept, count, shape, watch);
  }

  /** The row of a feed that begins with it. */
  FeedRow row(FeedRow empty, Instant mark) {
    return new FeedRow(
        empty.id(),
        empty.key(),
        empty.operation(),
        empty.account(),
        Optional.of(mark),
        0,
        buckets.size(),
        keys,
        shape,
        watch,
        empty.since());
  }

  /** After which entry of the shared feed an edit's own read has given the key. */
  OptionalLong givenAfter(KeyHash key) {
    Bucket bucket = Bucket.read(buckets.get(key.bucket(buckets.size())), List.of());
    int entry = bucket.find(key);
    return entry >= 0 ? bucket.givenAfter(entry) : OptionalLong.empty();
  }

  /** Whether the private read that began with it has given another version since. */
  boolean isRead(KeyHash key) {
    Bucket bucket = Bucket.read(buckets.get(key.bucket(buckets.size())), List.of());
    int entry = bucket.find(key);
    return entry >= 0 && bucket.isPresent(entry);
  }

  /** What writes it as another feed's, which has read none of it. */
  List<Change> putting(long feed, Instant now) {
    List<Change> changes = new ArrayList<>();
    for (int number = 0; number < buckets.size(); number++) {
      if (buckets.get(number).length > 0) {
        changes.add(new Change.SeenPut(feed, number, unread(buckets.get(number), now)));
      }
    }
    return changes;
  }

  private static byte[] unread(byte[] body, Instant now) {
    Bucket bucket = Bucket.asKept(body);
    for (int entry = 0; entry < bucket.count(); entry++) {
      bucket.absent(entry, now.getEpochSecond(), 1);
    }
    return bucket.bytes();
  }
}
