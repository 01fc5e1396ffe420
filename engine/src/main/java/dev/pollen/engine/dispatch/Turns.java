package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Purpose;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose turn it is.
 *
 * <p>One turn in five is kept for polls: a poll that comes while they had none for four goes first,
 * so they have what their intervals need, up to that share, whatever else is wanted. What a person
 * does goes before the rest, but of four turns that others want, too, one is theirs. All that is
 * left is the runs': every recipe has one request a turn, in a round, so that a recipe's share is
 * counted in requests, however many runs it has and however many requests a run takes. (Deficit
 * round robin where every item costs one: nobody is ever owed a part of a request.)
 *
 * <p>Not bounded by itself: what waits here is bounded by the feeds there are, the runs that may be
 * open, and what the limiter lets wait by hand.
 */
final class Turns<T> {
  private static final int POLLS_ONE_IN = 5;
  private static final int BY_HAND_IN_A_ROW = 3;

  private final Map<Purpose, Queue<T>> queues = new EnumMap<>(Purpose.class);
  private int sincePoll;
  private int byHandInARow;

  /** Somebody whose turn it is. */
  record Turn<T>(Purpose purpose, T waiting) {}

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

  boolean wants(Purpose purpose) {
    return !queues.get(purpose).isEmpty();
  }

  int waiting() {
    return queues.values().stream().mapToInt(queue -> queue.size).sum();
  }

  int waiting(Purpose purpose) {
    return queues.get(purpose).size;
  }

  /** The next in turn among those who may, taken out. */
  Optional<Turn<T>> next(Predicate<Purpose> may) {
    Optional<Purpose> chosen = choose(purpose -> wants(purpose) && may.test(purpose));
    chosen.ifPresent(this::count);
    return chosen.map(purpose -> new Turn<>(purpose, queues.get(purpose).next()));
  }

  private Optional<Purpose> choose(Predicate<Purpose> wants) {
    if (wants.test(Purpose.POLL) && sincePoll >= POLLS_ONE_IN - 1) {
      return Optional.of(Purpose.POLL);
    }
    if (wants.test(Purpose.BY_HAND) && byHandInARow < BY_HAND_IN_A_ROW) {
      return Optional.of(Purpose.BY_HAND);
    }
    return Optional.of(Purpose.RUN)
        .filter(wants)
        .or(() -> Optional.of(Purpose.POLL).filter(wants))
        .or(() -> Optional.of(Purpose.BY_HAND).filter(wants));
  }

  private void count(Purpose chosen) {
    sincePoll = chosen == Purpose.POLL ? 0 : sincePoll + 1;
    byHandInARow = chosen == Purpose.BY_HAND ? byHandInARow + 1 : 0;
  }

  /** One queue a recipe, served in turn. */
  private static final class Queue<T> {
    private final LinkedHashMap<String, ArrayDeque<T>> recipes = new LinkedHashMap<>();
    private int size;

    void add(String recipe, T waiting) {
      recipes.computeIfAbsent(recipe, r -> new ArrayDeque<>(2)).add(waiting);
      size++;
    }

    boolean isEmpty() {
      return size == 0;
    }

    /** Of one that is not empty. */
    T next() {
      var first = recipes.entrySet().iterator();
      var recipe = first.next();
      first.remove();
      T next = recipe.getValue().remove();
      size--;
      if (!recipe.getValue().isEmpty()) {
        recipes.put(recipe.getKey(), recipe.getValue());
      }
      return next;
    }
  }
}
