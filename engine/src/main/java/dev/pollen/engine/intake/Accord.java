package dev.pollen.engine.intake;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an own feed and the shared feed of the same inputs know the same of every record, so that
 * its recipe may read from either: then no version of anything comes twice by going over, and none
 * is missed. Pure; a large memory is gone through in slices.
 *
 * <p>The own feed's last complete reading must have begun after all that the shared feed has
 * written, so that of no record it knows an older version.
 *
 * @param windowed whether a reading brings only what changed lately: then what only one of the two
 *     has seen may be old
 * @param begun when the own feed began, with what was known elsewhere
 * @param forgets whether the recipe may go over without what it knew then and no window has shown
 *     since: that is told from what is new by when it was created
 * @param sure up to when the shared feed has seen everything: what is newer, even a reading that
 *     begins later may not have shown, because writes show late
 * @param ownSure up to when the own feed has
 * @param caughtUp whether the shared feed's last complete reading began after all that the own feed
 *     has written
 */
record Accord(
    boolean windowed,
    Instant begun,
    boolean forgets,
    Optional<Instant> sure,
    Optional<Instant> ownSure,
    boolean caughtUp) {
  /** Of an own feed whose inputs nobody shares. */
  static Accord withNobody(boolean windowed, Instant begun, boolean forgets) {
    return new Accord(windowed, begun, forgets, Optional.empty(), Optional.empty(), false);
  }

  /** What a shared feed knows that begins with what the own one knows; empty while it may not. */
  Future<Optional<Knowledge>> of(Knowledge own, Slices slices) {
    List<WatchSet> sets = own.sets();
    List<Bucket> met = new ArrayList<>();
    return slices
        .all(own.size(), number -> meets(own.bucket(number, sets), met))
        .map(all -> all ? Optional.of(own.with(met, sets)) : Optional.empty());
  }

  private boolean meets(Bucket own, List<Bucket> met) {
    return met.add(own.only(this::isMet)) && (forgets || own.all(this::isMet));
  }

  /** What the shared feed knows from then on; empty while they differ. */
  Future<Optional<Knowledge>> of(Knowledge own, Knowledge shared, Slices slices) {
    List<WatchSet> sets =
        Stream.concat(shared.sets().stream(), own.sets().stream()).distinct().toList();
    boolean adopts = windowed && own.watch().containsAll(shared.watch());
    List<Bucket> into = new ArrayList<>();
    return slices
        .all(shared.size(), number -> into.add(shared.bucket(number, sets).copy()))
        .compose(
            all -> slices.all(own.size(), number -> joins(own.bucket(number, sets), into, adopts)))
        .compose(same -> same ? hasAll(own.kept(), shared.kept(), slices) : differ())
        .map(same -> same ? Optional.of(shared.with(into, sets)) : Optional.empty());
  }

  private static Future<Boolean> differ() {
    return Future.succeededFuture(false);
  }

  /** Whether nothing that the shared feed knows may still come to the own one. */
  private Future<Boolean> hasAll(List<Bucket> own, List<Bucket> shared, Slices slices) {
    Bucket.Which none =
        windowed
            ? (there, entry) -> isNoNews(there, entry, own)
            : (there, entry) -> !there.isPresent(entry) || isKnown(there.key(entry), own);
    return slices.all(shared.size(), number -> shared.get(number).all(none));
  }

  private static boolean isKnown(KeyHash key, List<Bucket> own) {
    return own.get(key.bucket(own.size())).find(key) >= 0;
  }

  private boolean isNoNews(Bucket shared, int entry, List<Bucket> own) {
    Bucket known = own.get(shared.key(entry).bucket(own.size()));
    int at = known.find(shared.key(entry));
    boolean same = at >= 0 && known.content(at) == shared.content(entry);
    return same || shared.version(entry) == Bucket.NONE || isOld(shared.version(entry), ownSure);
  }

  private boolean joins(Bucket own, List<Bucket> shared, boolean adopts) {
    for (int entry = 0; entry < own.count(); entry++) {
      if (!joins(own, entry, shared.get(own.key(entry).bucket(shared.size())), adopts)) {
        return false;
      }
    }
    return true;
  }

  /** One key of the own feed is in accord with the shared one, which learns what it lacks. */
  private boolean joins(Bucket own, int entry, Bucket shared, boolean adopts) {
    int at = shared.find(own.key(entry));
    if (at >= 0) {
      shared.learn(at, own, entry);
      return own.content(entry) == shared.content(at)
          || isOutdated(own, entry, shared, at)
          || isUnstamped(own, entry, shared, at);
    }
    if (adopts && own.isPresent(entry) && isPassed(own.version(entry))) {
      shared.append(own, entry);
      return true;
    }
    return !isMet(own, entry) && forgets;
  }

  /**
   * Whether it changed without a newer stamp, as some vendors let it: no window shows that to who
   * has read the stamp, so that waiting for it would have no end.
   */
  private boolean isUnstamped(Bucket own, int entry, Bucket shared, int at) {
    long version = own.version(entry);
    boolean same = version != Bucket.NONE && version == shared.version(at);
    return windowed && same && isOld(version, sure) && isOld(version, ownSure);
  }

  /** Whether the shared feed knows a newer version of what no window has shown the own one. */
  private boolean isOutdated(Bucket own, int entry, Bucket shared, int at) {
    boolean unshown = windowed && !own.isPresent(entry);
    long version = own.version(entry);
    return unshown && version != Bucket.NONE && shared.version(at) > version;
  }

  private boolean isMet(Bucket own, int entry) {
    return own.isPresent(entry) || own.absentSince(entry) != begun.getEpochSecond();
  }

  /** Whether the shared feed will not bring it any more, unless it changes. */
  private boolean isPassed(long version) {
    return version == Bucket.NONE ? caughtUp : isOld(version, sure);
  }

  private static boolean isOld(long version, Optional<Instant> sure) {
    return sure.filter(at -> version < at.toEpochMilli()).isPresent();
  }
}
