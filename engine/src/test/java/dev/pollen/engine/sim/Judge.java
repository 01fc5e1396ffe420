package dev.pollen.engine.sim;

import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.status.EngineStatus;
import dev.pollen.engine.status.RecipeStatus;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Looks at everything once all is quiet. */
final class Judge {
  private static final int BREAKER = 5;

  private final World world;
  private final Life life;
  private final boolean quiet;
  private final Truth truth;

  Judge(World world, Life life, boolean quiet) {
    this.world = world;
    this.life = life;
    this.quiet = quiet;
    this.truth = world.truth();
  }

  void judge() {
    if (!quiet) {
      truth.wrong("it does not come to rest though all is calm");
    }
    truth.runs().all().forEach(this::run);
    truth.makings().wrong().forEach(truth::wrong);
    for (Place place : truth.places()) {
      place(place);
    }
    status();
  }

  private void place(Place place) {
    if (place.isLive() && place.awaiting()) {
      truth.wrong("never joined: " + place.recipe + " place " + place.id);
    }
    if (place.isLive()) {
      place.finish();
    }
    if (!truth.runs().stuck(place, world.limits())) {
      place.unpaid().forEach(truth::wrong);
    }
  }

  private void run(Made run) {
    String wrong =
        switch (run.state) {
          case DONE -> done(run);
          case STOPPED ->
              run.draft.stops(run.version).isEmpty() ? "stopped for nothing" : done(run);
          case FAILED -> truth.runs().mayFail(run) ? run.rescued() : "failed for nothing";
          case IN_DOUBT, STALE -> run.doubted ? "" : "in doubt for nothing";
          case PARKED -> truth.runs().on(run) > BREAKER ? "" : "parked for nothing";
          case DROPPED -> run.decided ? "" : "dropped by nobody";
          case HELD -> "held by nobody";
          default -> truth.runs().rests(run, world.limits()) ? "" : "still active";
        };
    if (!wrong.isEmpty()) {
      truth.wrong(wrong + ": " + run);
    }
  }

  private String done(Made run) {
    if (run.state == RunState.DONE && run.draft.stops(run.version).isPresent()) {
      return "not stopped";
    }
    if (run.decided) {
      return "";
    }
    StringBuilder wrong = new StringBuilder();
    run.draft
        .calls(run.version, world.system().parts)
        .forEach((path, operation) -> wrong.append(call(run, path, operation)));
    return wrong.toString();
  }

  private static String call(Made run, String path, String operation) {
    int count = run.count(path);
    boolean dry = !run.draft.live() && !operation.equals("look");
    if (dry) {
      return count > 0 ? "not dry at " + path : "";
    }
    return count == 0 && Making.of(operation).isEmpty()
        ? "done without " + operation + " at " + path
        : "";
  }

  private void status() {
    AtomicReference<Optional<EngineStatus>> told = new AtomicReference<>(Optional.empty());
    life.engine().status().onSuccess(status -> told.set(Optional.of(status)));
    world.time().runUntil(world.time().now().plusSeconds(1), () -> told.get().isPresent());
    told.get().ifPresentOrElse(this::status, () -> truth.wrong("the engine tells no status"));
  }

  private void status(EngineStatus status) {
    for (RecipeStatus recipe : status.recipes()) {
      int active = truth.runs().active(recipe.id(), world.limits());
      if (recipe.openRuns() != active) {
        truth.wrong(
            "%s has %d runs on the heap, and %d are active"
                .formatted(recipe.id(), recipe.openRuns(), active));
      }
    }
  }
}
