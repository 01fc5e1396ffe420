package dev.pollen.engine.sim;

import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the steps made whose effect can be looked for. Of equal calls nobody can say which of them
 * made which thing, so they are counted together: never more things than steps, and at last as many
 * as are done.
 */
final class Makings {
  private final Function<RunId, Made> runs;
  private final Map<String, Alike> alike = new LinkedHashMap<>();
  private final Map<Place, String> intended = new HashMap<>();
  private final Map<List<String>, Place> claims = new HashMap<>();

  Makings(Function<RunId, Made> runs) {
    this.runs = runs;
  }

  private record Place(RunId run, String path) {}

  /** Calls that nobody can tell apart. */
  private static final class Alike {
    private final Set<Place> places = new LinkedHashSet<>();
    private int things;
  }

  private Alike of(String likeness) {
    return alike.computeIfAbsent(likeness, any -> new Alike());
  }

  /**
   * A step's intent is durable: whether its call ever leaves, the engine cannot know if it dies
   * before the outcome is, and what an equal call made may be its own.
   */
  void intended(RunId run, String path, String likeness) {
    Place place = new Place(run, path);
    of(likeness).places.add(place);
    intended.put(place, likeness);
  }

  /** The effect takes place; true if it is one too many. */
  boolean applied(Call call) {
    Alike all = of(call.likeness());
    return ++all.things > all.places.size() && !anybody(all, run -> run.decided);
  }

  private boolean anybody(Alike all, Function<Made, Boolean> question) {
    return all.places.stream().map(Place::run).map(runs).anyMatch(question::apply);
  }

  /** A step takes a thing for its own; in words what is wrong with that. */
  Optional<String> claimed(RunId run, String path, Claim claim, Call maker) {
    Place place = new Place(run, path);
    if (claim.contested()) {
      return Optional.empty();
    }
    Place first = claims.putIfAbsent(List.of(claim.account(), claim.resource(), claim.id()), place);
    if (first != null && !first.equals(place)) {
      return Optional.of("it is already that of " + first);
    }
    return maker.likeness().equals(intended.get(place))
        ? Optional.empty()
        : Optional.of("it was made by " + maker);
  }

  /** All is quiet: where there are more things than steps that are done, or fewer, in words. */
  List<String> wrong() {
    List<String> words = new ArrayList<>();
    alike.forEach(
        (call, all) -> {
          long done = all.places.stream().filter(this::isDone).count();
          if (done != all.things && !anybody(all, Makings::isOpen)) {
            words.add("%d things of %d steps: %s".formatted(all.things, done, call));
          }
        });
    return words;
  }

  private boolean isDone(Place place) {
    return runs.apply(place.run()).isDone(place.path());
  }

  private static boolean isOpen(Made run) {
    return run.decided || run.active() || run.state.needsPerson();
  }
}
