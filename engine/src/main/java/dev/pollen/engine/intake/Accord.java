package dev.pollen.engine.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an own feed and the shared feed of the same inputs know the same of every record, so that
 * its recipe may read from either: then no version of anything comes twice by going over, and none
 * is missed. Pure.
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
  /** What a shared feed knows that begins with what the own one knows; empty while it may not. */
  Optional<Legacy> of(Legacy own) {
    List<Bucket> met =
        own.read(own.sets()).stream().map(bucket -> bucket.only(this::isMet)).toList();
    boolean dropsOnly = own.read(List.of()).stream().allMatch(bucket -> bucket.all(this::isNoLoss));
    return Optional.of(own.with(met, own.sets())).filter(any -> dropsOnly);
  }

  private boolean isNoLoss(Bucket own, int entry) {
    return isMet(own, entry) || forgets;
  }

  /** What the shared feed knows from then on; empty while they differ. */
  Optional<Legacy> of(Legacy own, Legacy shared) {
    List<WatchSet> sets =
        Stream.concat(shared.sets().stream(), own.sets().stream()).distinct().toList();
    List<Bucket> into = shared.read(sets);
    boolean adopts = windowed && own.watch().containsAll(shared.watch());
    for (Bucket from : own.read(sets)) {
      for (int entry = 0; entry < from.count(); entry++) {
        if (!joins(from, entry, into.get(from.key(entry).bucket(into.size())), adopts)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(shared.with(into, sets)).filter(any -> hasAll(own, shared));
  }

  /** Whether nothing that the shared feed knows may still come to the own one. */
  private boolean hasAll(Legacy own, Legacy shared) {
    List<Bucket> known = own.read(List.of());
    return windowed
        ? shared.read(List.of()).stream()
            .allMatch(bucket -> bucket.all((there, entry) -> isNoNews(there, entry, known)))
        : shared.isKnownTo(own);
  }

  private boolean isNoNews(Bucket shared, int entry, List<Bucket> own) {
    Bucket known = own.get(shared.key(entry).bucket(own.size()));
    int at = known.find(shared.key(entry));
    boolean same = at >= 0 && known.content(at) == shared.content(entry);
    return same || shared.version(entry) == Bucket.NONE || isOld(shared.version(entry), ownSure);
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
