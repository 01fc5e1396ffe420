package dev.pollen.engine.sim;

import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One run as the world outside the engine knows it: what was written of it, what it did. */
final class Made {
  private static final String RESCUE = "on_failure";

  final RunId id;
  final Draft draft;
  final SimRecord.Version version;
  final long since;
  RunState state = RunState.WAITING;

  /** A person told it to go on, or what became of it. */
  boolean decided;

  /** Some call of it surely failed. */
  boolean failed;

  /** Of some call nobody can say whether it happened. */
  boolean doubted;

  private boolean rescued;
  private final Map<String, Place> places = new HashMap<>();

  Made(RunId id, Draft draft, SimRecord.Version version, long since) {
    this.id = id;
    this.draft = draft;
    this.version = version;
    this.since = since;
  }

  /** One place of a run where something is called. */
  private static final class Place {
    private long first = -1;
    private int applied;
    private boolean open;

    /** A later event of the record was durable before the newest attempt's intent. */
    private boolean overtaken;

    private boolean doubt;
    private boolean done;
    private boolean failed;
  }

  private Place at(String path) {
    return places.computeIfAbsent(path, any -> new Place());
  }

  /** An attempt leaves; in words what is wrong with that. */
  Optional<String> sent(Call call, long now) {
    boolean rescuing = call.path.startsWith(RESCUE);
    rescued |= rescuing;
    if (rescued && !rescuing && !decided) {
      return Optional.of("goes on though it had failed");
    }
    if (draft.body().waits() && !rescuing && now < since + draft.pause() * 1_000L) {
      return Optional.of("does not wait");
    }
    return again(call, now);
  }

  private Optional<String> again(Call call, long now) {
    Place place = at(call.path);
    if (place.first < 0) {
      place.first = now;
    }
    if (place.done && !call.operation.equals("look")) {
      return Optional.of("sent again though it is done");
    }
    return place.doubt && !decided && !call.isLookedFor()
        ? repeated(call, place.overtaken, now - place.first)
        : Optional.empty();
  }

  private static Optional<String> repeated(Call call, boolean overtaken, long after) {
    if (!Draft.repeatable(call.operation)) {
      return Optional.of("repeated though it may have happened");
    }
    if (!call.operation.equals("put")) {
      return Optional.empty();
    }
    boolean late = after > SimCatalog.REPEAT_WITHIN.toMillis() + 5_000;
    return overtaken || late
        ? Optional.of("an old update repeated " + (late ? "too late" : "over a newer one"))
        : Optional.empty();
  }

  /** The effect takes place; true if it is one too many. */
  boolean applied(Call call) {
    boolean again = ++at(call.path).applied > 1 && !decided;
    return again && !Draft.repeatable(call.operation) && !call.isLookedFor();
  }

  /** Whether the journal has it that the call at a place is done. */
  boolean isDone(String path) {
    return at(path).done;
  }

  int count(String path) {
    return at(path).applied;
  }

  void answered(Call call, Weather.Fate fate) {
    switch (fate) {
      case FINE -> at(call.path).doubt = false;
      case UNREACHABLE, THROTTLED, REFUSED -> failed(at(call.path));
      default -> doubt(at(call.path));
    }
  }

  private void failed(Place place) {
    failed = true;
    place.failed = true;
  }

  /** Failed: what was to be done about it was done, or could not be; in words if neither. */
  String rescued() {
    Place place = at(RESCUE + "[0]");
    boolean dry = !draft.live() && !draft.rescue().equals("look");
    boolean tried = place.applied > 0 || place.failed || place.doubt;
    return draft.rescue().isEmpty() || tried || dry || decided ? "" : "failed without on_failure";
  }

  private void doubt(Place place) {
    place.doubt = true;
    doubted = true;
  }

  /**
   * @param overtaken whether a later event of the record is durable by now: what becomes durable
   *     after the intent goes after its call, too
   */
  void intended(String path, boolean overtaken) {
    at(path).open = true;
    at(path).overtaken = overtaken;
  }

  void settled(String path, boolean done) {
    at(path).open = false;
    at(path).done = done;
  }

  /** The process died: what was begun and not written down as ended is open. */
  void orphaned() {
    for (Place place : places.values()) {
      if (place.open) {
        doubt(place);
      }
    }
  }

  boolean active() {
    return state.active();
  }

  /** Whether a run behind it in an ordered lane has to wait. */
  boolean holdsLane() {
    return active() || state == RunState.IN_DOUBT || state == RunState.STALE;
  }

  @Override
  public String toString() {
    return "run " + id + " of " + draft.id() + " on " + version + " (" + state.word() + ")";
  }
}
