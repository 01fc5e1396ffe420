package dev.pollen.engine.sim;

import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one subscription owes, told from what the system showed and not from what the engine made of
 * it: records that count and so must run, and those that must not.
 */
final class Place {
  static final long MARGIN = 3_000;

  /** So many readings after an edit of {@code watch} its fields are known, entire or not. */
  private static final int UNTIL_HASHED = 3;

  final long id;
  final String recipe;
  final long feed;
  private final SimSystem system;
  private final Known known = new Known();
  private final Old old;

  /** What its recipe may have met before the last edits without being told of it. */
  private final Set<String> doubtful = new HashSet<>();

  private final Debts debts;
  private final Ran ran;
  private Draft draft;
  private boolean goesOn;
  private long counted = -1;
  private boolean live = true;
  private boolean gone;
  private boolean awaiting = true;
  private boolean baseline;
  private boolean baseLost;
  private int hashless;
  private long watched = -1;
  private long blindUntil = -1;
  private long read = -1;
  private long joined;
  private long arrived;
  private Instant start;

  /**
   * @param from what was made before must not count as new
   */
  Place(SubscriptionRow row, Draft draft, SimSystem system, long from, Ran ran) {
    this.id = row.id();
    this.recipe = row.recipe();
    this.feed = row.feed();
    this.system = system;
    this.ran = ran;
    this.debts = new Debts(ran);
    this.joined = system.now();
    this.arrived = joined;
    this.start = row.start();
    this.draft = draft;
    this.old = new Old(asked().map(Instant::toEpochMilli).orElse(from) - MARGIN - system.stampUnit);
    takes(draft);
  }

  /**
   * It goes on from what its recipe read before an edit: what came since the last complete reading
   * there counts.
   *
   * @param mark up to when the engine durably knew that it had read all
   */
  void goesOn(Place last, long mark) {
    joined = Math.min(joined, Math.max(last.sure(), mark));
    goesOn = true;
    boolean vague = last.blindUntil >= 0 || (asked().isPresent() && !last.draft.countsLike(draft));
    blindUntil = vague ? arrived : -1;
    known.hand(last.told(draft));
  }

  /** Its recipe was enabled by the edit that made it: what came before may be skipped. */
  void resumes(Place last) {
    if (draft.skips() || last.draft.skips()) {
      joined = arrived;
      known.forgetHanded();
    }
  }

  /** Its recipe was there before: what it met there it may know without having been told. */
  void doubts(Place earlier) {
    doubtful.addAll(earlier.doubtful);
    system.records().stream()
        .filter(record -> record.inGroup(earlier.draft.group()))
        .forEach(record -> doubtful.add(record.id));
  }

  /**
   * Its recipe went over to it in the midst of everything: it owes what the last one would have.
   */
  void succeeds(Place last) {
    known.succeeds(last.known);
    old.succeeds(last.old);
    goesOn = last.goesOn;
    counted = last.counted;
    awaiting = last.awaiting;
    baseline = true;
    hashless = last.hashless;
    blindUntil = last.blindUntil;
    read = last.read;
    joined = last.joined;
  }

  /** From when on its recipe asked for records, if that still counts. */
  private Optional<Instant> asked() {
    return draft.asked().filter(start::equals);
  }

  /** What its recipe was surely told of, if it goes on with what counts as here. */
  private Map<String, Integer> told(Draft newer) {
    if (blindUntil >= 0 || !draft.countsLike(newer)) {
      return Map.of();
    }
    return awaiting ? known.handed() : known.shown();
  }

  /** Up to when everything was seen, or is nobody's to tell; the rest is for who comes after. */
  long sure() {
    return Math.max(counted, awaiting ? joined : read);
  }

  Draft draft() {
    return draft;
  }

  boolean isLive() {
    return live;
  }

  /** Whether its recipe reads there, or did when it went: else it finishes by what counted then. */
  boolean stays() {
    return live || gone;
  }

  boolean awaiting() {
    return awaiting;
  }

  /** Whether a complete reading is needed that began after everything there is was to be seen. */
  boolean unread(long shown) {
    return live && (awaiting || blindUntil >= 0 || read < shown);
  }

  long mayFrom() {
    return old.from() + MARGIN + system.stampUnit;
  }

  private void takes(Draft newer) {
    draft = newer;
    old.counts(newer);
  }

  /** An edit is on its way: what counts meanwhile nobody can say. */
  void edited(Draft newer) {
    if (!draft.countsLike(newer)) {
      counted = system.now();
      blind();
    }
    boolean looks = newer.watched() && !draft.watched();
    hashless = looks ? UNTIL_HASHED : hashless;
    watched = looks ? system.now() : watched;
    takes(newer);
  }

  /** What comes until {@link #sees} counts perhaps. */
  void blind() {
    blindUntil = Long.MAX_VALUE;
    debts.forgive();
  }

  /** Somebody pauses it or lets it go on. */
  void pausing(boolean skips) {
    if (skips || draft.skips()) {
      debts.forgive();
    }
  }

  void sees() {
    blindUntil = blindUntil < 0 ? blindUntil : system.now();
  }

  /** Its row was written. */
  void written(SubscriptionRow row) {
    boolean joining = row.baseline() == Long.MAX_VALUE;
    if (joining && (baseline || !row.start().equals(start))) {
      debts.forgive();
      known.clear();
      awaiting = true;
      joined = system.now();
      arrived = joined;
      baseLost = false;
      old.anew(baseline ? joined - 2 * MARGIN - system.stampUnit : old.from());
    }
    baseline = !joining;
    start = row.start();
    live = row.state().equals("live");
    goes(row.state().equals("orphaned"));
  }

  /** What it watches nobody looks at while its recipe is gone, unless it was read before. */
  private void goes(boolean away) {
    if (away && !gone && awaiting && draft.watched()) {
      blindUntil = system.now();
      hashless = UNTIL_HASHED;
    }
    gone = away;
  }

  /** Nobody heard of the baseline before the process died, or nobody can tell what it was. */
  void missed() {
    baseLost |= awaiting && baseline;
  }

  /** A complete reading of its feed; while its recipe is gone, others read on. */
  void observed(Sighting sighting) {
    if (!stays() || sighting.began < arrived || (awaiting && !baseline)) {
      return;
    }
    read = sighting.began;
    boolean first = awaiting;
    boolean owes = blindUntil < 0;
    boolean looked = live && sighting.asked > watched;
    boolean hashes = hashless <= 0 || (looked && (sighting.entire || --hashless <= 0));
    if (!owes && (sighting.asked < blindUntil || !hashes)) {
      missed();
      return;
    }
    hashless = 0;
    blindUntil = -1;
    sighting.versions.values().forEach(version -> met(version, first, owes));
    if (draft.style().windowed && (first || !owes)) {
      system.records().forEach(record -> implied(record, sighting.began));
    }
    if (first) {
      baselined();
    }
  }

  private void baselined() {
    awaiting = false;
    old.baselined(goesOn ? known.handed() : known.met(), !baseLost && asked().isEmpty());
  }

  /**
   * What a window does not show did not change: it is known as it stands. What changed while it was
   * read may have slipped by, and nobody knows what the engine knows of it.
   */
  private void implied(SimRecord record, long began) {
    SimRecord.Version shown = record.inGroup(draft.group()) ? record.shownAt(began) : null;
    if (shown != null) {
      known.imply(shown, record.shows(shown, system.now()));
    }
  }

  private void met(SimRecord.Version version, boolean first, boolean owes) {
    if (owes && !known.hadSlipped(version.of().id)) {
      duty().owing(version, first).ifPresent(this::owe);
    }
    known.meet(version);
  }

  private Duty duty() {
    return new Duty(draft, known, old, doubtful, joined, asked());
  }

  private void owe(Owed one) {
    debts.owe(one);
    system.trace().say(() -> "place %d of %s owes %s".formatted(id, recipe, one.words()));
  }

  /** A run was made of it; in words what is wrong with that. */
  Optional<String> ran(SimRecord.Version version) {
    boolean again = !ran.add(version.of().id, version.value());
    return old.ran(version, draft.style(), again);
  }

  /** Another place of its recipe may still be about to pay. */
  void leaveTo(Place heir) {
    debts.leaveTo(heir.debts);
  }

  /** All is quiet: what did not run, in words. */
  List<String> unpaid() {
    return debts.unpaid("%s place %d".formatted(recipe, id));
  }

  /** As if everything that is there now had been read. */
  void finish() {
    observed(Sighting.ofAll(system, draft.group()));
  }
}
