package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Purpose;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is: calls by hand first, then polls within their reserved share, then runs, every
 * recipe in turn.
 *
 * <p>Not bounded by itself: what waits here is bounded by the feeds there are and the runs that may
 * be open.
 */
final class Turns<T> {
  private static final int RESERVED = 5;

  private final Map<Purpose, Queue<T>> queues = new EnumMap<>(Purpose.class);
  private int runsInARow;

  Turns() {
    for (Purpose purpose : Purpose.values()) {
      queues.put(purpose, new Queue<>());
    }
  }

  void add(Purpose purpose, String recipe, T waiting) {
    queues.get(purpose).add(recipe, waiting);
  }

  boolean isEmpty() {
    for (Queue<T> queue : queues.values()) {
      if (!queue.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The next in turn, taken out. Of five turns that both want, polls have one at least and runs the
   * rest.
   */
  Optional<T> next() {
    Queue<T> byHand = queues.get(Purpose.BY_HAND);
    return Optional.ofNullable(byHand.isEmpty() ? share() : byHand.next());
  }

  private T share() {
    Queue<T> polls = queues.get(Purpose.POLL);
    Queue<T> runs = queues.get(Purpose.RUN);
    boolean pollsTurn = runs.isEmpty() || (!polls.isEmpty() && runsInARow >= RESERVED - 1);
    runsInARow = pollsTurn ? 0 : runsInARow + 1;
    return pollsTurn ? polls.next() : runs.next();
  }

  /** One queue a recipe, served in turn. */
  private static final class Queue<T> {
    private final LinkedHashMap<String, ArrayDeque<T>> recipes = new LinkedHashMap<>();

    void add(String recipe, T waiting) {
      recipes.computeIfAbsent(recipe, r -> new ArrayDeque<>(2)).add(waiting);
    }

    boolean isEmpty() {
      return recipes.isEmpty();
    }

    T next() {
      var first = recipes.entrySet().iterator();
      if (!first.hasNext()) {
        return null;
      }
      var recipe = first.next();
      first.remove();
      T next = recipe.getValue().poll();
      if (!recipe.getValue().isEmpty()) {
        recipes.put(recipe.getKey(), recipe.getValue());
      }
      return next;
    }
  }
}
