package dev.pollen.engine.sim;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SubscriptionRow;
import dev.pollen.engine.recipe.Recipe;
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
  private final Runs runs = new Runs();
  private final Makings makings = new Makings(runs::get);
  private final Map<Long, Place> places = new LinkedHashMap<>();
  private final Feeds feeds = new Feeds();
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Map<String, Draft> current = new LinkedHashMap<>();
  private final Map<String, Long> carried = new HashMap<>();
  private final Map<String, Ran> ran = new HashMap<>();
  private final Absent absent = new Absent();
  private final Set<String> refused = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private long applying;

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
    if (place.stays() && place.draft().group().equals(draft.group())) {
      place.edited(draft);
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

  Makings makings() {
    return makings;
  }

  Runs runs() {
    return runs;
  }

  Iterable<Place> places() {
    return places.values();
  }

  /** The process is gone. */
  void died() {
    runs.all().forEach(Made::orphaned);
    places.values().forEach(Place::missed);
  }

  // ---- what reached the system

  void sent(Call call) {
    Made run = runs.get(call.run);
    if (run == null) {
      wrong("a call of a run that nobody made: " + call);
      return;
    }
    run.sent(call, system.now()).ifPresent(words -> wrong(words + ": " + call + ", " + run));
    if (!run.decided && run.draft.order() != Recipe.Order.FREE) {
      runs.before(run).ifPresent(other -> wrong("out of order: " + call + " goes before " + other));
    }
  }

  void applied(Call call) {
    trace.say(() -> "effect: " + call);
    boolean oneTooMany = call.isLookedFor() && makings.applied(call);
    if (runs.get(call.run).applied(call) || oneTooMany) {
      wrong("twice: " + call + ", " + runs.get(call.run));
    }
  }

  void answered(Call call, Weather.Fate fate) {
    runs.get(call.run).answered(call, fate);
  }

  /** A poll of a feed ended well. */
  void polled(long feed, Optional<Sighting> sighting) {
    sighting.ifPresent(whole -> feeds.read(feed));
    for (Place place : places.values()) {
      if (place.feed == feed) {
        sighting.ifPresentOrElse(place::observed, place::missed);
      }
    }
  }

  Feeds feeds() {
    return feeds;
  }

  // ---- what became durable

  void written(List<Change> changes) {
    trace.say(() -> "written: " + Telling.of(changes));
    changes.forEach(change -> change.accept(this));
  }

  @Override
  public void on(Change.FeedPut change) {
    FeedRow row = change.feed();
    feeds.put(row);
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
    feeds.drop(change.feed());
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
      from = Math.min(from, Math.max(place.mayFrom(), feeds.sure(place)));
    }
    Ran given = ran.computeIfAbsent(row.recipe(), any -> new Ran());
    Place place = new Place(row, current.get(row.recipe()), system, from, given);
    earlier.forEach(place::doubts);
    Optional<Place> last = earlier.stream().max(Comparator.comparingLong(Place::sure));
    if (row.baseline() == Long.MAX_VALUE) {
      last.ifPresent(other -> place.goesOn(other, feeds.mark(other)));
      last.filter(other -> absent.wasDisabled(row.recipe())).ifPresent(place::resumes);
    } else {
      earlier.stream().filter(Place::isLive).findFirst().ifPresent(place::succeeds);
    }
    return place;
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
      runs.put(run);
      trace.say(() -> "made: " + run);
      places.get(id.subscription()).ran(version).ifPresent(words -> wrong(words + ": " + run));
    }
  }

  @Override
  public void on(Change.Intended change) {
    Made run = runs.get(change.run());
    Intent intent = change.intent();
    run.intended(intent.path(), runs.overtaken(run));
    if (run.draft.live() && Making.of(Call.word(intent.operation())).isPresent()) {
      makings.intended(run.id, intent.path(), Call.likeness(intent.operation(), intent.input()));
    }
    moved(change.run(), RunState.RUNNING);
  }

  @Override
  public void on(Change.Settled change) {
    runs.get(change.run()).settled(change.path(), change.outcome().done());
  }

  @Override
  public void on(Change.RunMoved change) {
    moved(change.run(), change.state());
    trace.say(() -> runs.get(change.run()) + " " + change.why());
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
    runs.get(id).state = state;
  }
}
