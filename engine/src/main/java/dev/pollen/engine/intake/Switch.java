package dev.pollen.engine.intake;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Recipe.WhilePaused;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person switches on one place: pause, enable, a flood's release or drop. */
final class Switch {
  private final Feed feed;
  private final Subscription one;

  Switch(Feed feed, Subscription one) {
    this.feed = feed;
    this.one = one;
  }

  Future<Void> pause(boolean pause) {
    boolean on = one.isPaused() && !pause;
    return turned(on, one.disabled(), one.recipe(), () -> one.paused(pause));
  }

  /** The newest version; an {@code enabled: true} after {@code false} is a resume. */
  Future<Void> serve(Recipe recipe, boolean wasOff) {
    boolean on = wasOff && recipe.enabled();
    return turned(on, !recipe.enabled(), Optional.of(recipe), () -> feed.serve(one, recipe))
        .compose(done -> off(!recipe.enabled()));
  }

  /** The same, of a place that an edit left behind. */
  Future<Void> finish(Recipe recipe, Rule then) {
    boolean on = one.disabled() && recipe.enabled();
    return turned(on, !recipe.enabled(), Optional.of(recipe), () -> one.finish(recipe, then))
        .compose(done -> away(false))
        .compose(done -> off(!recipe.enabled()))
        .onSuccess(done -> feed.finished(one));
  }

  /** The recipe of a place that an edit left behind is gone. */
  Future<Void> abandon() {
    return betweenRuns(one::abandon).compose(done -> away(true));
  }

  /** Its recipe is there, though this place cannot go by it. */
  Future<Void> stays(boolean on) {
    return (on
            ? Future.<Void>succeededFuture()
            : betweenRuns(one::abandon).compose(done -> off(true)))
        .compose(done -> away(false));
  }

  private Future<Void> off(boolean off) {
    return one.terms().isOff() == off
        ? Future.succeededFuture()
        : feed.home()
            .write(List.of(Off.note(one.id(), off)))
            .onSuccess(done -> one.terms().off(off));
  }

  private Future<Void> away(boolean away) {
    if (one.terms().isAway() == away) {
      return Future.succeededFuture();
    }
    Change note = away ? Away.note(one.id(), feed.home().now()) : Away.gone(one.id());
    return feed.home().write(List.of(note)).onSuccess(done -> one.terms().away(away));
  }

  /** What is to be skipped is skipped while it is still off, durably. */
  private Future<Void> turned(boolean on, boolean off, Optional<Recipe> recipe, Runnable turn) {
    boolean skips = recipe.map(it -> it.whilePaused() == WhilePaused.SKIP).orElse(false);
    return (on && skips ? skip(off) : Future.<Void>succeededFuture())
        .compose(done -> betweenRuns(turn))
        .onSuccess(done -> goOn(on));
  }

  /** A run that is being made is made before. */
  private Future<Void> betweenRuns(Runnable turn) {
    return one.pump()
        .exclusively(
            () -> {
              turn.run();
              return Future.succeededFuture();
            });
  }

  /** A place that only finishes what it had has nothing left then. */
  private Future<Void> skip(boolean off) {
    return one.standing() == Standing.RETIRING
        ? feed.leave(one)
        : one.skip(feed.nextReading(), feed.joiningBaseline(), off);
  }

  private void goOn(boolean on) {
    feed.refresh();
    if (on && one.polls()) {
      feed.soon();
    }
    one.pump().go();
  }

  /** Lets a held flood go on; answers how many events. */
  Future<Integer> release() {
    Optional<Fence> fence = one.flood().held();
    return fence.isEmpty()
        ? Future.succeededFuture(0)
        : noted(opened(), List.of()).map(done -> goOn(fence.get()));
  }

  private Fences opened() {
    return one.flood().newest().holding(Optional.empty(), one.pump().position());
  }

  private Future<Void> noted(Fences next, List<Change> others) {
    List<Change> changes = new ArrayList<>(others);
    changes.add(next.note(one.id()));
    return feed.home().write(changes).onSuccess(done -> one.flood().fences(next));
  }

  private int goOn(Fence fence) {
    one.pump().go();
    return fence.events();
  }

  /** Moves past a held flood; answers how many events it had. */
  Future<Integer> drop() {
    Optional<Fence> fence = one.flood().held();
    return fence.isEmpty()
        ? Future.succeededFuture(0)
        : one.pump().exclusively(() -> dropped(fence.get()));
  }

  private Future<Integer> dropped(Fence fence) {
    return one.pump().position() >= fence.from() ? movePast(fence) : markDropped(fence);
  }

  private Future<Integer> movePast(Fence fence) {
    return noted(opened(), List.of(one.pump().moveTo(fence.to())))
        .onSuccess(done -> one.pump().skipTo(fence.to()))
        .map(fence.events());
  }

  /** Older records still wait for room: what is dropped is remembered until they are through. */
  private Future<Integer> markDropped(Fence fence) {
    return noted(one.flood().newest().dropping(), List.of()).map(fence.events());
  }
}
