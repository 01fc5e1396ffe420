package dev.pollen.engine.dispatch;

import dev.pollen.catalog.Reconcile;
import dev.pollen.engine.dispatch.Doubts.Open;
import dev.pollen.engine.dispatch.Sighting.Thing;
import dev.pollen.engine.journal.Journal.Claimed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a look says about a doubt. Pure.
 *
 * @param fitting what is unclaimed and like what the doubt's action makes, the oldest first
 * @param words why it is unclear; empty if it is not
 */
record Verdict(Kind kind, List<Thing> fitting, String words) {

  /** How a doubt may turn out. */
  enum Kind {
    /** It happened: the first fitting thing is what it made. */
    FOUND,
    /** Nothing is there that it may have made. */
    ABSENT,
    /** Something is there, and nobody can say whose it is. */
    UNCLEAR
  }

  private static final Comparator<Thing> OLDEST_FIRST =
      Comparator.comparing((Thing thing) -> thing.created().orElse(java.time.Instant.MAX))
          .thenComparing(Thing::id);

  /**
   * @param seen what may have been made by the doubt's action, by when it was made and by what it
   *     is
   * @param claims of these, by id
   * @param rivals other doubts of the same operation that may have made it
   */
  static Verdict of(
      Reconcile how, Open doubt, List<Thing> seen, Map<String, Claimed> claims, List<Open> rivals) {
    List<Thing> free = seen.stream().filter(thing -> isFree(claims.get(thing.id()))).toList();
    List<Thing> fitting =
        free.stream()
            .filter(thing -> how.fits(doubt.input(), thing.record()))
            .sorted(OLDEST_FIRST)
            .toList();
    if (fitting.isEmpty()) {
      return free.isEmpty()
          ? new Verdict(Kind.ABSENT, fitting, "")
          : unclear(fitting, unlike(free));
    }
    return isContested(fitting, doubt, claims)
        ? unclear(fitting, "another step that waits for a person may have made what fits")
        : shared(how, doubt, fitting, rivals);
  }

  private static boolean isFree(Claimed claimed) {
    return claimed == null || claimed.claim().contested();
  }

  private static boolean isContested(List<Thing> things, Open doubt, Map<String, Claimed> claims) {
    return things.stream()
        .map(thing -> claims.get(thing.id()))
        .anyMatch(one -> one != null && !isOf(one, doubt));
  }

  private static boolean isOf(Claimed claimed, Open doubt) {
    return new Doubts.Place(claimed.run(), claimed.path()).equals(doubt.place());
  }

  private static String unlike(List<Thing> free) {
    return "%d made since may be it, the first is %s, and none is like it"
        .formatted(free.size(), free.get(0).id());
  }

  /** Doubts that are equal share what fits: each takes one, as long as there are not more. */
  private static Verdict shared(Reconcile how, Open doubt, List<Thing> fitting, List<Open> rivals) {
    List<Open> alike =
        rivals.stream()
            .filter(rival -> fitting.stream().anyMatch(f -> how.fits(rival.input(), f.record())))
            .toList();
    if (alike.stream().anyMatch(rival -> !rival.input().equals(doubt.input()))) {
      return unclear(fitting, "what fits may be that of another step that is in doubt, too");
    }
    return fitting.size() <= alike.size() + 1
        ? new Verdict(Kind.FOUND, fitting, "")
        : unclear(
            fitting,
            "%d that fit were made since, and only %d in doubt"
                .formatted(fitting.size(), alike.size() + 1));
  }

  private static Verdict unclear(List<Thing> fitting, String words) {
    return new Verdict(Kind.UNCLEAR, fitting, words);
  }

  /** The same, but an absence that was not seen twice is none. */
  Verdict unsure() {
    return kind == Kind.ABSENT
        ? unclear(fitting, "it was not there, but once something was")
        : this;
  }

  /** Nothing could be seen. */
  static Verdict unseen(String words) {
    return unclear(List.of(), words);
  }
}
