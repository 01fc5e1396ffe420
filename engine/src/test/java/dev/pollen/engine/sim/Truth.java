package dev.pollen.engine.sim;

import dev.pollen.engine.Limits;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what the engine wrote against what the simulated system showed and what reached it; finds
 * everything that a promise forbids, at the moment it happens where it can.
 */
final class Truth implements Change.Visitor {
  private final SimSystem system;
  private final Trace trace;
  private final Map<RunId, Made> made = new LinkedHashMap<>();
  private final Makings makings = new Makings(made::get);
  private final Map<Long, List<Made>> bySubscription = new HashMap<>();
  private final Map<String, List<Made>> byRecipe = new HashMap<>();
  private final Map<Long, Place> places = new LinkedHashMap<>();
  private final Map<Long, FeedRow> feeds = new LinkedHashMap<>();
  private final Map<Long, Instant> sure = new HashMap<>();
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Map<String, Draft> current = new LinkedHashMap<>();
  private final Map<String, Long> carried = new HashMap<>();
  private final Map<String, Ran> ran = new HashMap<>();
  private final Absent absent = new Absent();
  private final Set<String> refused = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private long applying;
  private boolean readsFailed;

  Truth(SimSystem system, Trace trace) {
    this.system = system;
    this.trace = trace;
  }

  void wrong(String words) {
    trace.say(() -> "WRONG: " + words);
    violations.add(words);
  }

  List<String> violations() {
    return violations;
  }

  // ---- what people told the engine

  /** These recipes are about to be taken up. */
  void applying(Map<String, Draft> wanted) {
    applying = system.now();
    refused.clear();
    current.putAll(wanted);
    wanted.values().forEach(draft -> drafts.put(version(draft.id(), draft.recipe()), draft));
    places.values().stream()
        .filter(place -> wanted.containsKey(place.recipe))
        .forEach(place -> edited(place, wanted.get(place.recipe)));
    absent.applying(wanted).forEach(this::pausing);
  }

  private static void edited(Place place, Draft draft) {
    if (place.draft().group().equals(draft.group())) {
      place.edited(draft);
    } else if (!place.isLive()) {
      place.elsewhere(draft);
    }
  }

  private static String version(String id, Recipe recipe) {
    return id + "@" + recipe.version();
  }

  /** One of them is not taken up: what it counts from now on nobody can say. */
  void refused(String recipe) {
    refused.add(recipe);
    of(recipe).forEach(Place::blind);
  }

  /** They are taken up; of one that is gone it stays open whether its last edit ever was. */
  void applied(Map<String, Draft> wanted) {
    absent.applied(wanted, refused);
    places.values().stream()
        .filter(place -> wanted.containsKey(place.recipe) && !refused.contains(place.recipe))
        .forEach(Place::sees);
  }

  /** A person gives up what is held. */
  void dropping(String recipe) {
    of(recipe).forEach(Place::blind);
  }

  void dropped(String recipe) {
    if (!refused.contains(recipe)) {
      of(recipe).forEach(Place::sees);
    }
  }

  private List<Place> of(String recipe) {
    return places.values().stream().filter(place -> place.recipe.equals(recipe)).toList();
  }

  /** A recipe is paused, or goes on: what comes around that time may be skipped. */
  void pausing(String recipe) {
    boolean skips = current.get(recipe).skips();
    of(recipe).forEach(place -> place.pausing(skips));
  }

  /** Whether a run waits behind one that a person has to decide about. */
  boolean blocked(Made run) {
    for (Made other : made.values()) {
      boolean doubt = other.holdsLane() && !other.active();
      boolean kin = other.draft.id().equals(run.draft.id());
      if (doubt && kin && other.draft.order() == run.draft.order() && inLane(run, other)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inLane(Made one, Made other) {
    return switch (one.draft.order()) {
      case FREE -> false;
      case STRICT -> true;
      case BY_KEY -> one.version.of() == other.version.of();
    };
  }

  /** How many runs the recipe of a run had on its record. */
  int runsOn(Made run) {
    return (int)
        made.values().stream()
            .filter(other -> other.draft.id().equals(run.draft.id()))
            .filter(other -> other.version.of() == run.version.of())
            .count();
  }

  /** Whether a place makes no runs because older ones wait for a person. */
  boolean stuck(Place place, Limits limits) {
    int waiting = 0;
    for (Made run : made.values()) {
      boolean mine = run.draft.id().equals(place.recipe);
      if (mine && run.active() && blocked(run)) {
        return true;
      }
      waiting += mine && (run.state.needsPerson() || run.state == RunState.FAILED) ? 1 : 0;
    }
    return waiting >= limits.backlog();
  }

  /** Whether a run that is not over has nothing to do until a person decides. */
  boolean rests(Made run, Limits limits) {
    return blocked(run) || sleepsOn(run, limits);
  }

  /** A sleeper is not woken while those behind one that waits for a person take all the room. */
  private boolean sleepsOn(Made run, Limits limits) {
    boolean sleeper = run.state == RunState.WAITING && run.draft.body().waits();
    return sleeper
        && made.values().stream()
                .filter(other -> other.active() && other.draft.id().equals(run.draft.id()))
                .filter(this::blocked)
                .count()
            >= limits.openRuns();
  }

  /** How many must be on the heap. */
  int activeRuns(String recipe, Limits limits) {
    return (int)
        made.values().stream()
            .filter(run -> run.active() && run.draft.id().equals(recipe))
            .filter(run -> blocked(run) || !sleepsOn(run, limits))
            .count();
  }

  Makings makings() {
    return makings;
  }

  /** How many runs were made. */
  int runs() {
    return made.size();
  }

  Iterable<Made> all() {
    return made.values();
  }

  Iterable<Place> places() {
    return places.values();
  }

  /** The process is gone. */
  void died() {
    made.values().forEach(Made::orphaned);
    places.values().forEach(Place::missed);
  }

  // ---- what reached the system

  void sent(Call call) {
    Made run = made.get(call.run);
    if (run == null) {
      wrong("a call of a run that nobody made: " + call);
      return;
    }
    run.sent(call, system.now()).ifPresent(words -> wrong(words + ": " + call + ", " + run));
    if (!run.decided && run.draft.order() != Recipe.Order.FREE) {
      ordered(run, call);
    }
  }

  /** Whether its recipe was given a newer version of its record, from wherever it read. */
  private boolean overtaken(Made run) {
    for (Made other : byRecipe.get(run.draft.id())) {
      if (other.version.of() == run.version.of() && other.version.value() > run.version.value()) {
        return true;
      }
    }
    return false;
  }

  private void ordered(Made run, Call call) {
    for (Made other : bySubscription.get(run.id.subscription())) {
      if (other.id.record() < run.id.record() && sameLane(run, other) && other.holdsLane()) {
        wrong("out of order: " + call + " goes before " + other);
      }
    }
  }

  private static boolean sameLane(Made one, Made other) {
    boolean both = one.draft.order() == other.draft.order() && !other.decided;
    boolean strict = one.draft.order() == Recipe.Order.STRICT;
    return both && (strict || one.version.of() == other.version.of());
  }

  void applied(Call call) {
    trace.say(() -> "effect: " + call);
    boolean oneTooMany = call.isLookedFor() && makings.applied(call);
    if (made.get(call.run).applied(call) || oneTooMany) {
      wrong("twice: " + call + ", " + made.get(call.run));
    }
  }

  void answered(Call call, Weather.Fate fate) {
    made.get(call.run).answered(call, fate);
  }

  /** A step's own read ended: a run may fail by it. */
  void readByStep(Weather.Fate fate) {
    readsFailed |= fate != Weather.Fate.FINE;
  }

  boolean mayFail(Made run) {
    boolean reads = run.draft.body() == Body.FIND || run.draft.body() == Body.STREAM;
    return run.failed || run.doubted || (reads && readsFailed);
  }

  /** A poll of a feed ended well. */
  void polled(long feed, Optional<Sighting> sighting) {
    sighting
        .flatMap(whole -> feed(feed).flatMap(FeedRow::watermark))
        .ifPresent(mark -> sure.put(feed, mark));
    for (Place place : places.values()) {
      if (place.feed == feed) {
        sighting.ifPresentOrElse(place::observed, place::missed);
      }
    }
  }

  Optional<FeedRow> feed(long id) {
    return Optional.ofNullable(feeds.get(id));
  }

  // ---- what became durable

  void written(List<Change> changes) {
    trace.say(() -> "written: " + Telling.of(changes));
    changes.forEach(change -> change.accept(this));
  }

  @Override
  public void on(Change.FeedPut change) {
    FeedRow row = change.feed();
    feeds.put(row.id(), row);
    boolean ahead =
        row.watermark().isPresent()
            && row.watermark().get().toEpochMilli()
                > system.now() - SimCatalog.LAG.toMillis() - 60_000;
    if (ahead) {
      wrong("the watermark of feed " + row.id() + " is ahead of what can be known: " + row);
    }
  }

  @Override
  public void on(Change.FeedDropped change) {
    feeds.remove(change.feed());
  }

  @Override
  public void on(Change.SubscriptionPut change) {
    SubscriptionRow row = change.subscription();
    Place known = places.get(row.id());
    if (known == null) {
      places.put(row.id(), joined(row));
    } else {
      known.written(row);
    }
  }

  private Place joined(SubscriptionRow row) {
    Long before = carried.remove(row.recipe());
    long from = before == null ? applying : Math.min(before, applying);
    List<Place> earlier = of(row.recipe());
    for (Place place : earlier) {
      from = Math.min(from, Math.max(place.mayFrom(), surely(place)));
    }
    Ran given = ran.computeIfAbsent(row.recipe(), any -> new Ran());
    Place place = new Place(row, current.get(row.recipe()), system, from, given);
    earlier.forEach(place::doubts);
    Optional<Place> last = earlier.stream().max(Comparator.comparingLong(Place::sure));
    if (row.baseline() == Long.MAX_VALUE) {
      last.ifPresent(other -> place.goesOn(other, mark(other)));
      last.filter(other -> absent.wasDisabled(row.recipe())).ifPresent(place::resumes);
    } else {
      earlier.stream().filter(Place::isLive).findFirst().ifPresent(place::succeeds);
    }
    return place;
  }

  private long mark(Place place) {
    return feed(place.feed)
        .flatMap(FeedRow::watermark)
        .map(Instant::toEpochMilli)
        .orElse(Long.MIN_VALUE);
  }

  /** Up to where the feed of a place was durably sure of everything after a complete reading. */
  private long surely(Place place) {
    return place.awaiting()
        ? Long.MIN_VALUE
        : Optional.ofNullable(sure.get(place.feed))
            .map(Instant::toEpochMilli)
            .orElse(Long.MIN_VALUE);
  }

  @Override
  public void on(Change.SubscriptionDropped change) {
    Place left = places.remove(change.subscription());
    if (left != null && left.awaiting() && of(left.recipe).isEmpty()) {
      carried.put(left.recipe, left.mayFrom());
    }
    if (left != null) {
      of(left.recipe).stream()
          .findFirst()
          .ifPresentOrElse(left::leaveTo, () -> left.unpaid().forEach(this::wrong));
    }
  }

  @Override
  public void on(Change.RunsMade change) {
    if (!change.runs().isEmpty() && !absent.mayRun(change.recipe())) {
      wrong("ran though its recipe is disabled or gone: " + change.recipe());
    }
    Draft draft = drafts.get(change.recipe() + "@" + change.version());
    for (Change.Made one : change.runs()) {
      SimRecord.Version version =
          system.record(one.key()).version(one.record().path("value").asInt());
      RunId id = new RunId(change.subscription(), one.number());
      Made run = new Made(id, draft, version, system.now());
      made.put(id, run);
      bySubscription.computeIfAbsent(id.subscription(), any -> new ArrayList<>()).add(run);
      byRecipe.computeIfAbsent(draft.id(), any -> new ArrayList<>()).add(run);
      trace.say(() -> "made: " + run);
      places.get(id.subscription()).ran(id, version).ifPresent(words -> wrong(words + ": " + run));
    }
  }

  @Override
  public void on(Change.Intended change) {
    Made run = made.get(change.run());
    Intent intent = change.intent();
    run.intended(intent.path(), overtaken(run));
    if (run.draft.live() && Making.of(Call.word(intent.operation())).isPresent()) {
      makings.intended(run.id, intent.path(), Call.likeness(intent.operation(), intent.input()));
    }
    moved(change.run(), RunState.RUNNING);
  }

  @Override
  public void on(Change.Settled change) {
    made.get(change.run()).settled(change.path(), change.outcome().done());
  }

  @Override
  public void on(Change.RunMoved change) {
    moved(change.run(), change.state());
    trace.say(() -> made.get(change.run()) + " " + change.why());
  }

  @Override
  public void on(Change.Claimed change) {
    Claim claim = change.claim();
    Shelf shelf = system.shelf(claim.account(), Making.of(claim.resource()).orElseThrow());
    makings
        .claimed(change.run(), change.path(), claim, shelf.maker(claim.id()))
        .ifPresent(words -> wrong("%s of %s: %s".formatted(claim, change.run(), words)));
  }

  private void moved(RunId id, RunState state) {
    made.get(id).state = state;
  }
}
