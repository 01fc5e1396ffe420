package dev.pollen.engine.sim;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final long MARGIN = 3_000;

  /** So many readings after an edit of {@code watch} its fields are known, entire or not. */
  private static final int UNTIL_HASHED = 3;

  final long id;
  final String recipe;
  final long feed;
  private final SimSystem system;
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, Integer> handed = new HashMap<>();
  private final Map<String, Integer> base = new HashMap<>();
  private final Set<String> implied = new HashSet<>();
  private final Set<String> slipped = new HashSet<>();

  /** What its recipe may have met before the last edits without being told of it. */
  private final Set<String> doubtful = new HashSet<>();

  private final List<Owed> owed = new ArrayList<>();
  private final Ran ran;
  private final Map<String, List<Integer>> runs = new HashMap<>();
  private Draft draft;
  private boolean everNew;
  private boolean everChanged;
  private boolean goesOn;
  private long counted = -1;
  private boolean live = true;
  private boolean gone;
  private boolean awaiting = true;
  private boolean baseline;
  private boolean baseKnown;
  private boolean baseLost;
  private int hashless;
  private long blindUntil = -1;
  private long read = -1;
  private long joined;
  private long arrived;
  private long mayFrom;
  private Instant start;

  /**
   * @param from what was made before must not count as new
   * @param ran what its recipe was given, here and before
   */
  Place(SubscriptionRow row, Draft draft, SimSystem system, long from, Ran ran) {
    this.id = row.id();
    this.recipe = row.recipe();
    this.feed = row.feed();
    this.system = system;
    this.ran = ran;
    this.joined = system.now();
    this.arrived = joined;
    this.start = row.start();
    takes(draft);
    this.mayFrom = asked().map(Instant::toEpochMilli).orElse(from) - MARGIN - system.stampUnit;
  }

  /**
   * It goes on from what its recipe read before an edit: what was made or changed since the last
   * complete reading there counts.
   *
   * @param mark up to when the engine durably knew that it had read all; it may have died before
   *     anybody heard of the reading
   */
  void goesOn(Place last, long mark) {
    joined = Math.min(joined, Math.max(last.sure(), mark));
    goesOn = true;
    boolean vague = last.blindUntil >= 0 || (asked().isPresent() && !last.draft.countsLike(draft));
    blindUntil = vague ? arrived : -1;
    handed.putAll(last.told(draft));
  }

  /** Its recipe was enabled by the edit that made it: what came before may be skipped. */
  void resumes(Place last) {
    if (draft.skips() || last.draft.skips()) {
      joined = arrived;
      handed.clear();
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
    known.putAll(last.known);
    handed.putAll(last.handed);
    base.putAll(last.base);
    implied.addAll(last.implied);
    slipped.addAll(last.slipped);
    runs.putAll(last.runs);
    everNew = last.everNew;
    everChanged = last.everChanged;
    goesOn = last.goesOn;
    counted = last.counted;
    awaiting = last.awaiting;
    baseline = true;
    baseKnown = last.baseKnown;
    hashless = last.hashless;
    blindUntil = last.blindUntil;
    read = last.read;
    joined = last.joined;
    mayFrom = last.mayFrom;
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
    if (awaiting) {
      return handed;
    }
    Map<String, Integer> told = new HashMap<>(known);
    told.keySet().removeAll(implied);
    told.keySet().removeAll(slipped);
    return told;
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

  boolean awaiting() {
    return awaiting;
  }

  /**
   * Whether another complete reading is needed before one can tell what it owes: one that began
   * after everything there is was to be seen.
   */
  boolean unread(long shown) {
    return live && (awaiting || blindUntil >= 0 || read < shown);
  }

  long mayFrom() {
    return mayFrom + MARGIN + system.stampUnit;
  }

  private void takes(Draft newer) {
    draft = newer;
    everNew |= newer.fire().counts(true);
    everChanged |= newer.fire().counts(false);
  }

  /** An edit is on its way: what counts meanwhile nobody can say. */
  void edited(Draft newer) {
    if (!draft.countsLike(newer)) {
      counted = system.now();
      blind();
    }
    hashless = newer.watched() && !draft.watched() ? UNTIL_HASHED : hashless;
    takes(newer);
  }

  /** It finishes what it had by the rule of a recipe that reads elsewhere. */
  void elsewhere(Draft newer) {
    if (!draft.countsLike(newer)) {
      forgive();
      everNew |= newer.fire().counts(true);
      everChanged |= newer.fire().counts(false);
    }
  }

  /** What comes until {@link #sees} counts perhaps. */
  void blind() {
    blindUntil = Long.MAX_VALUE;
    forgive();
  }

  /** Somebody pauses it or lets it go on. */
  void pausing(boolean skips) {
    if (skips || draft.skips()) {
      forgive();
    }
  }

  void sees() {
    blindUntil = blindUntil < 0 ? blindUntil : system.now();
  }

  /** What is owed and not yet run may be skipped. */
  private void forgive() {
    owed.removeIf(one -> !one.paid(ran.of(one.key())));
  }

  /** Its row was written. */
  void written(SubscriptionRow row) {
    boolean joining = row.baseline() == Long.MAX_VALUE;
    if (joining && (baseline || !row.start().equals(start))) {
      forgive();
      known.clear();
      handed.clear();
      implied.clear();
      slipped.clear();
      awaiting = true;
      joined = system.now();
      arrived = joined;
      baseKnown = false;
      baseLost = false;
      mayFrom = baseline ? joined - 2 * MARGIN - system.stampUnit : mayFrom;
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
    boolean there = live || gone;
    if (!there || sighting.began < arrived || (awaiting && !baseline)) {
      return;
    }
    read = sighting.began;
    boolean first = awaiting;
    boolean owes = blindUntil < 0;
    boolean hashes = hashless <= 0 || (live && (sighting.entire || --hashless <= 0));
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
    base.clear();
    base.putAll(goesOn ? handed : known);
    baseKnown = !baseLost && asked().isEmpty();
  }

  /**
   * What a window does not show did not change: it is known as it stands. What changed while it was
   * read may have slipped by, and nobody knows what the engine knows of it.
   */
  private void implied(SimRecord record, long began) {
    SimRecord.Version shown = record.inGroup(draft.group()) ? record.shownAt(began) : null;
    if (shown != null && known.getOrDefault(record.id, 0) < shown.value()) {
      known.put(record.id, shown.value());
      (record.shows(shown, system.now()) ? implied : slipped).add(record.id);
    }
  }

  private void met(SimRecord.Version version, boolean first, boolean owes) {
    String key = version.of().id;
    if (owes && !slipped.remove(key)) {
      owing(version, first).ifPresent(this::owe);
    }
    implied.remove(key);
    known.merge(key, version.value(), Math::max);
  }

  private Optional<Owed> owing(SimRecord.Version version, boolean first) {
    String key = version.of().id;
    int before = (first ? handed : known).getOrDefault(key, 0);
    if (before == 0 && first && doubtful.contains(key) && version.made() < joined + MARGIN) {
      return Optional.empty();
    }
    if (before == 0) {
      String why = first ? "new in the baseline" : "new";
      return counts(version, first) ? Optional.of(owed(version, 0, why)) : Optional.empty();
    }
    if (implied.contains(key) && draft.style().created) {
      return version.value() > before && changedOld(version)
          ? Optional.of(owed(version, before, "changed, and never seen before"))
          : Optional.empty();
    }
    return version.value() > before && differs(version, before)
        ? Optional.of(owed(version, before, "changed"))
        : Optional.empty();
  }

  private static Owed owed(SimRecord.Version version, int before, String why) {
    return new Owed(version.of(), before, version.value(), why);
  }

  private void owe(Owed one) {
    owed.add(one);
    system.trace().say(() -> "place %d of %s owes %s".formatted(id, recipe, one.words()));
  }

  private boolean differs(SimRecord.Version version, int before) {
    SimRecord.Version old = version.of().version(before);
    boolean watched = !draft.watched() || old == null || old.a() != version.a();
    return draft.fire().counts(false) && watched && !version.of().everGone();
  }

  private boolean counts(SimRecord.Version version, boolean first) {
    Style style = draft.style();
    boolean fresh = version.made() >= since() + MARGIN;
    if (version.of().everGone()) {
      return false;
    }
    if (style.created && (first || style.windowed)) {
      return fresh ? draft.fire().counts(true) : !first && changedOld(version);
    }
    boolean all = asked().filter(Instant.EPOCH::equals).isPresent();
    return (!first || all) && draft.fire().counts(true);
  }

  private long since() {
    return asked().map(Instant::toEpochMilli).orElse(joined);
  }

  private boolean changedOld(SimRecord.Version version) {
    boolean old = version.made() < from(version);
    boolean changed = version.changed() >= since() + MARGIN;
    return old && changed && draft.fire().counts(false) && !draft.watched();
  }

  /** A run was made of it; in words what is wrong with that. */
  Optional<String> ran(RunId run, SimRecord.Version version) {
    String key = version.of().id;
    runs.computeIfAbsent(key, any -> new ArrayList<>()).add(version.value());
    if (!ran.add(key, version.value())) {
      return version.of().everGone() ? Optional.empty() : Optional.of("made twice of one version");
    }
    if (version.of().everGone()) {
      return Optional.empty();
    }
    boolean onlyNew = everNew && !everChanged;
    if (onlyNew && runs.get(key).size() > 1) {
      return Optional.of("made again though the recipe fires for new records only");
    }
    return onlyNew || everNew ? tooOld(version, onlyNew) : unchanged(version);
  }

  /** A stamp of a whole minute may stand for all of it. */
  private long from(SimRecord.Version version) {
    boolean minute = Math.floorMod(version.made(), 60_000L) == 0;
    return minute ? mayFrom - Math.floorMod(mayFrom, 60_000L) : mayFrom;
  }

  private Optional<String> tooOld(SimRecord.Version version, boolean onlyNew) {
    boolean wasThere = baseKnown && value(version) == version.value();
    boolean old = draft.style().created && version.made() < from(version);
    boolean window = onlyNew && draft.style().windowed;
    return old && (wasThere || window)
        ? Optional.of("made of a record from before the recipe joined")
        : Optional.empty();
  }

  private Optional<String> unchanged(SimRecord.Version version) {
    boolean mine = draft.style().created && version.made() >= mayFrom;
    return !mine && baseKnown && version.value() <= value(version)
        ? Optional.of("made of a record that did not change since the recipe joined")
        : Optional.empty();
  }

  private int value(SimRecord.Version version) {
    return base.getOrDefault(version.of().id, 0);
  }

  /** Another place of its recipe may still be about to pay. */
  void leaveTo(Place heir) {
    heir.owed.addAll(owed);
  }

  /** All is quiet: what did not run, in words. */
  List<String> unpaid() {
    List<String> words = new ArrayList<>();
    for (Owed one : owed) {
      if (!one.paid(ran.of(one.key()))) {
        words.add(
            "lost: %s place %d: %s; ran: %s".formatted(recipe, id, one.words(), ran.of(one.key())));
      }
    }
    return words;
  }

  /** As if everything that is there now had been read. */
  void finish() {
    Sighting all = new Sighting(system.now(), system.now(), true);
    for (SimRecord record : system.records()) {
      SimRecord.Version shown = record.inGroup(draft.group()) ? record.shownAt(all.began) : null;
      if (shown != null) {
        all.versions.put(record.id, shown);
      }
    }
    observed(all);
  }
}
