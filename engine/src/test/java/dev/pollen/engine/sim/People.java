package dev.pollen.engine.sim;

import dev.pollen.engine.Engine;
import dev.pollen.engine.Engine.Resolution;
import dev.pollen.engine.journal.RunState;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Those who edit recipes, pause them, and decide what the engine leaves to a person. */
final class People {
  private static final List<String> GROUPS = List.of("", "a", "b");

  private final World world;
  private final Supplier<Life> life;
  private final Leaning leaning;
  private final Map<String, Draft> drafts;
  private final Map<String, Draft> late;
  private final TreeSet<String> paused = new TreeSet<>();
  private final Leave leave;
  private final int busy;
  private boolean unfinished;

  /**
   * @param late recipes that they write in the midst of everything
   */
  People(
      World world,
      Supplier<Life> life,
      Map<String, Draft> drafts,
      Map<String, Draft> late,
      Leaning leaning) {
    this.world = world;
    this.life = life;
    this.drafts = drafts;
    this.late = late;
    this.leaning = leaning;
    this.leave = new Leave(world.dice(), drafts, this::edited);
    this.busy = world.dice().pick(leaning.paces());
  }

  private Dice dice() {
    return world.dice();
  }

  private Engine engine() {
    return life.get().engine();
  }

  /** Act at random instants until all is calm. */
  void live() {
    if (busy > 0) {
      world.system().loop().after(dice().millis(500, busy * 2), this::act);
    }
  }

  private void act() {
    if (world.system().isCalm()) {
      return;
    }
    if (life.get().started()) {
      something();
    } else if (!life.get().alive()) {
      leave.drawnUnseen();
    }
    live();
  }

  private void something() {
    if (!late.isEmpty() && dice().percent(20)) {
      add(dice().pick(List.copyOf(late.keySet())));
      return;
    }
    if (leave.drawn()) {
      reload();
    } else if (!drafts.isEmpty()) {
      something(dice().pick(List.copyOf(drafts.keySet())));
    }
  }

  private void something(String recipe) {
    if (leaning.edits(dice())) {
      edit(recipe);
      return;
    }
    switch (dice().below(8)) {
      case 0, 1 -> edit(recipe);
      case 2 -> pause(recipe);
      case 3 -> resume(recipe);
      case 4 -> observed(() -> "poll " + recipe, engine().poll(recipe));
      case 5 -> flood(recipe, dice().percent(50));
      case 6 -> decideOne();
      default -> reload();
    }
  }

  private <T> Future<T> observed(Supplier<String> what, Future<T> done) {
    world.trace().say(() -> "person: " + what.get());
    return done.onFailure(fault -> world.trace().say(() -> what.get() + " failed: " + fault));
  }

  // ---- recipes

  private void edit(String id) {
    drafts.put(id, edited(drafts.get(id)));
    reload();
  }

  private Draft edited(Draft draft) {
    int how = dice().below(leaning.kinds());
    return how == 0
        ? draft.doing(dice())
        : how == 1 ? draft.counting(dice()) : draft.reading(dice().pick(GROUPS));
  }

  private void add(String id) {
    drafts.put(id, late.remove(id));
    reload();
  }

  private void reload() {
    Map<String, Draft> now = new TreeMap<>(drafts);
    world.truth().applying(now);
    observed(
            () -> "takes up " + now.values(),
            engine().reload(now.values().stream().map(Draft::recipe).toList()))
        .onSuccess(lines -> reloaded(now, lines));
  }

  private void reloaded(Map<String, Draft> now, List<String> lines) {
    world.truth().applied(now);
    world.trace().say(() -> "taken up: " + lines);
    unfinished = lines.stream().anyMatch(line -> line.contains("is not taken up"));
  }

  // ---- switches

  private void pause(String recipe) {
    paused.add(recipe);
    world.truth().pausing(recipe);
    observed(() -> "pauses " + recipe, engine().pause(Optional.of(recipe)));
  }

  private void resume(String recipe) {
    world.truth().pausing(recipe);
    observed(() -> "resumes " + recipe, engine().resume(Optional.of(recipe)))
        .onSuccess(done -> paused.remove(recipe));
  }

  private void flood(String recipe, boolean release) {
    if (release) {
      observed(() -> "releases " + recipe, engine().release(recipe));
      return;
    }
    world.truth().dropping(recipe);
    observed(() -> "drops " + recipe, engine().drop(recipe))
        .onComplete(done -> world.truth().dropped(recipe));
  }

  // ---- single runs

  private void decideOne() {
    List<Made> open = waiting();
    if (!open.isEmpty()) {
      decide(dice().pick(open));
    }
  }

  /** Whether no run waits for them. */
  boolean haveDecided() {
    return waiting().isEmpty();
  }

  private List<Made> waiting() {
    List<Made> open = new ArrayList<>();
    for (Made run : world.truth().runs().all()) {
      if (run.state.needsPerson() || run.state == RunState.FAILED) {
        open.add(run);
      }
    }
    return open;
  }

  private void decide(Made run) {
    run.decided = true;
    int how = dice().below(4);
    if (run.state == RunState.IN_DOUBT || run.state == RunState.STALE) {
      Resolution as = how == 0 ? Resolution.DROP : how == 1 ? Resolution.REPEAT : Resolution.DONE;
      observed(() -> "decides " + run + " as " + as, engine().resolve(run.id, as));
    } else if (how == 0) {
      observed(() -> "drops " + run, engine().drop(run.id.toString()));
    } else {
      observed(() -> "retries " + run, engine().retry(run.id));
    }
  }

  // ---- the end

  /** Puts right what can be: everything is there and taken up, nothing paused or held. */
  void tidy(boolean firstTime, boolean runsToo) {
    if (leave.end() || unfinished) {
      reload();
    }
    List.copyOf(paused).forEach(this::resume);
    drafts.keySet().forEach(recipe -> flood(recipe, !firstTime || dice().percent(70)));
    if (runsToo) {
      waiting().forEach(this::decide);
    }
  }
}
