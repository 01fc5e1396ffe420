package dev.pollen.engine.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of a feed's seen keys, as the bytes that the journal keeps.
 *
 * <p>Format 2: a byte 2; two bytes W, how many watch sets are kept; W tags of 4 bytes, one for each
 * set; then entries of 37 + 8 W bytes: key (16), version stamp in epoch milliseconds or {@link
 * #NONE} (8), content hash (8), absent since in epoch seconds, 0 while present (4), complete
 * listings that it was absent from (1), and a hash for each set, 0 if not known. All big-endian.
 * Format 1, still read, has one byte for W. An empty body is an empty bucket. An unknown first byte
 * is refused, never guessed at.
 *
 * <p>Changed in place by its owner only; {@link #copy} before changing one that others read.
 */
final class Bucket {
  /** No version stamp. */
  static final long NONE = Long.MIN_VALUE;

  private static final byte NARROW = 1;
  private static final byte FORMAT = 2;
  private static final int PREFIX = 3;
  private static final int VERSION = 16;
  private static final int CONTENT = 24;
  private static final int ABSENT = 32;
  private static final int MISSES = 36;
  private static final int FIXED = 37;
  private static final int GROWTH = 8;

  /** Says of an entry of a bucket whether it is meant. */
  @FunctionalInterface
  interface Which {
    boolean test(Bucket bucket, int entry);
  }

  private final int[] tags;
  private final int head;
  private final int width;
  private byte[] body;
  private int count;

  private Bucket(int[] tags, byte[] body, int count) {
    this.tags = tags;
    this.head = PREFIX + Integer.BYTES * tags.length;
    this.width = FIXED + Long.BYTES * tags.length;
    this.body = body;
    this.count = count;
  }

  static Bucket empty(List<WatchSet> sets) {
    int[] tags = new int[sets.size()];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = sets.get(i).tag();
    }
    return ofTags(tags);
  }

  private static Bucket ofTags(int[] tags) {
    byte[] body = new byte[PREFIX + Integer.BYTES * tags.length];
    ByteBuffer head = ByteBuffer.wrap(body).put(FORMAT).putShort((short) tags.length);
    for (int tag : tags) {
      head.putInt(tag);
    }
    return new Bucket(tags, body, 0);
  }

  /**
   * Reads a stored body, its columns brought into the order of these sets; a set that it does not
   * know is "not known" for all its entries.
   */
  static Bucket read(byte[] stored, List<WatchSet> sets) {
    Bucket empty = empty(sets);
    if (stored.length == 0) {
      return empty;
    }
    Bucket found = stored(stored);
    return Arrays.equals(found.tags, empty.tags) ? found : found.arranged(empty);
  }

  /** A stored body with the sets that it has; not to be changed. */
  static Bucket view(byte[] stored) {
    return stored.length == 0 ? empty(List.of()) : stored(stored);
  }

  /** A copy of a stored body with the sets that it has. */
  static Bucket asKept(byte[] stored) {
    return stored.length == 0 ? empty(List.of()) : stored(stored.clone());
  }

  private static Bucket stored(byte[] stored) {
    byte[] body = stored[0] == NARROW ? widened(stored) : stored;
    if (body[0] != FORMAT) {
      throw new IllegalStateException(
          "seen keys are written in format %d, this version reads formats up to %d: use the newer program"
              .formatted(body[0], FORMAT));
    }
    ByteBuffer head = ByteBuffer.wrap(body, 1, body.length - 1);
    int[] tags = new int[Short.toUnsignedInt(head.getShort())];
    Arrays.setAll(tags, i -> head.getInt());
    int width = FIXED + Long.BYTES * tags.length;
    return new Bucket(tags, body, (body.length - head.position()) / width);
  }

  /** Format 1 as format 2. */
  private static byte[] widened(byte[] narrow) {
    byte[] wide = new byte[narrow.length + 1];
    wide[0] = FORMAT;
    System.arraycopy(narrow, 1, wide, 2, narrow.length - 1);
    return wide;
  }

  private Bucket arranged(Bucket target) {
    for (int entry = 0; entry < count; entry++) {
      int at = target.append(this, entry);
      for (int set = 0; set < target.tags.length; set++) {
        target.watched(at, set, column(entry, target.tags[set]));
      }
    }
    return target;
  }

  private long column(int entry, int tag) {
    for (int set = 0; set < tags.length; set++) {
      if (tags[set] == tag) {
        return watched(entry, set);
      }
    }
    return 0;
  }

  Bucket copy() {
    return new Bucket(tags, body.clone(), count);
  }

  /** Some of its entries, with all that is known of them. */
  Bucket only(Which which) {
    Bucket some = ofTags(tags);
    for (int entry = 0; entry < count; entry++) {
      if (which.test(this, entry)) {
        some.append(this, entry);
      }
    }
    return some;
  }

  boolean all(Which which) {
    return IntStream.range(0, count).allMatch(entry -> which.test(this, entry));
  }

  /** The bytes to store: exactly the entries. */
  byte[] bytes() {
    return count == 0 ? new byte[0] : Arrays.copyOf(body, head + count * width);
  }

  int count() {
    return count;
  }

  /** Where the key stands, or -1. */
  int find(KeyHash key) {
    ByteBuffer all = ByteBuffer.wrap(body);
    for (int entry = 0, at = head; entry < count; entry++, at += width) {
      if (all.getLong(at) == key.high() && all.getLong(at + Long.BYTES) == key.low()) {
        return entry;
      }
    }
    return -1;
  }

  KeyHash key(int entry) {
    return new KeyHash(getLong(entry, 0), getLong(entry, Long.BYTES));
  }

  /** Adds a key that is not there; its hashes are set by the caller. */
  int add(KeyHash key, long version, long content) {
    room();
    int entry = count++;
    putLong(entry, 0, key.high());
    putLong(entry, Long.BYTES, key.low());
    version(entry, version);
    content(entry, content);
    present(entry);
    return entry;
  }

  /** Adds another bucket's entry as it is, watch hashes only if the sets are the same. */
  int append(Bucket from, int entry) {
    room();
    int length = Math.min(width, from.width);
    System.arraycopy(from.body, from.at(entry), body, at(count), length);
    return count++;
  }

  /** What another bucket of the same sets knows more of the same version of a key: its hashes. */
  void learn(int at, Bucket from, int entry) {
    for (int set = 0; set < tags.length; set++) {
      if (content(at) == from.content(entry) && watched(at, set) == 0) {
        watched(at, set, from.watched(entry, set));
      }
    }
  }

  private void room() {
    if (at(count) + width > body.length) {
      body = Arrays.copyOf(body, head + width * (count + Math.max(GROWTH, count / 2)));
    }
  }

  long version(int entry) {
    return getLong(entry, VERSION);
  }

  void version(int entry, long stamp) {
    putLong(entry, VERSION, stamp);
  }

  long content(int entry) {
    return getLong(entry, CONTENT);
  }

  void content(int entry, long hash) {
    putLong(entry, CONTENT, hash);
  }

  long watched(int entry, int set) {
    return getLong(entry, FIXED + Long.BYTES * set);
  }

  void watched(int entry, int set, long hash) {
    putLong(entry, FIXED + Long.BYTES * set, hash);
  }

  /** Everything was read of these sets: an entry that lacks a hash of one was passed by. */
  void passedBy(int entry, List<WatchSet> read) {
    for (int set = 0; set < tags.length; set++) {
      int tag = tags[set];
      if (watched(entry, set) == 0 && read.stream().anyMatch(one -> one.tag() == tag)) {
        watched(entry, set, Watches.PASSED_BY);
      }
    }
  }

  /** Since when it is missing from the listing, in epoch seconds; 0 while it is there. */
  long absentSince(int entry) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(body).getInt(at(entry) + ABSENT));
  }

  int misses(int entry) {
    return body[at(entry) + MISSES];
  }

  void absent(int entry, long since, int misses) {
    ByteBuffer.wrap(body).putInt(at(entry) + ABSENT, (int) since);
    body[at(entry) + MISSES] = (byte) misses;
  }

  boolean isPresent(int entry) {
    return misses(entry) == 0;
  }

  void present(int entry) {
    absent(entry, 0, 0);
  }

  private int at(int entry) {
    return head + entry * width;
  }

  private long getLong(int entry, int offset) {
    return ByteBuffer.wrap(body).getLong(at(entry) + offset);
  }

  private void putLong(int entry, int offset, long value) {
    ByteBuffer.wrap(body).putLong(at(entry) + offset, value);
  }
}
