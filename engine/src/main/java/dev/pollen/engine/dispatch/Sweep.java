package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.recipe.Step;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * The iterations over one list. Several may be under way at once; the first failure begins no new
 * one, and those under way end first.
 */
final class Sweep {
  private final RunWalk walk;
  private final Rest rest;
  private final Step.ForEach step;
  private final Frame frame;
  private final JsonNode items;
  private final String prefix;
  private final Promise<Void> end = Promise.promise();
  private Optional<Halt> halt = Optional.empty();
  private int next;
  private int running;
  private boolean filling;
  private boolean left;

  /**
   * @param prefix stands before an item's number in its index
   */
  Sweep(RunWalk walk, Rest rest, Step.ForEach step, Frame frame, JsonNode items, String prefix) {
    this.walk = walk;
    this.rest = rest;
    this.step = step;
    this.frame = frame;
    this.items = items;
    this.prefix = prefix;
  }

  Future<Void> begin() {
    fill();
    if (running > 0) {
      left = true;
      rest.ends();
    }
    return end.future();
  }

  /** Begins as many as may run; iterations that end at once do not deepen the stack. */
  private void fill() {
    if (filling) {
      return;
    }
    filling = true;
    while (halt.isEmpty() && running < step.parallel() && next < items.size()) {
      iterate(next++);
    }
    filling = false;
    if (running == 0) {
      over();
    }
  }

  /** The way that led here is walked on, if others were walked in its stead. */
  private void over() {
    if (left) {
      left = false;
      rest.begins();
    }
    halt.ifPresentOrElse(end::tryFail, end::tryComplete);
  }

  private void iterate(int index) {
    running++;
    rest.begins();
    Frame inner = frame.inside(step.as(), items.get(index), prefix + index);
    walk.guarded(step.steps(), inner).onComplete(done -> ended(done.cause()));
  }

  private void ended(Throwable cause) {
    running--;
    if (cause != null) {
      Halt next = Halt.of(cause);
      halt = halt.filter(first -> !next.outranks(first)).or(() -> Optional.of(next));
      rest.broke(next);
    }
    fill();
    rest.ends();
  }
}
