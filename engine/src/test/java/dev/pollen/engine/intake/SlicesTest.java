package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A large memory holds no loop for long. */
class SlicesTest {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final List<Integer> seen = new ArrayList<>();
  private final Slices slices = new Slices(waiting::add);

  private int turns() {
    int turns = 0;
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
      turns++;
    }
    return turns;
  }

  @Test
  void othersHaveTheirTurnInBetween() {
    Future<Boolean> all = slices.all(100, seen::add);
    assertFalse(all.isComplete());
    assertEquals(3, turns());
    assertTrue(all.result());
    assertEquals(IntStream.range(0, 100).boxed().toList(), seen, "each once, in order");
  }

  @Test
  void aSmallOneIsDoneAtOnce() {
    assertTrue(slices.all(32, seen::add).result());
    assertTrue(slices.all(0, seen::add).result());
    assertEquals(0, turns());
  }

  @Test
  void itEndsWhereOneDoesNotPass() {
    Future<Boolean> all = slices.all(100, number -> seen.add(number) && number < 40);
    turns();
    assertFalse(all.result());
    assertEquals(41, seen.size());
  }

  @Test
  void whatGoesWrongInALaterSliceIsHeardOf() {
    IllegalStateException broken = new IllegalStateException("a bucket that cannot be read");
    Future<Boolean> all =
        slices.all(
            100,
            number -> {
              if (number == 70) {
                throw broken;
              }
              return true;
            });
    turns();
    assertSame(broken, all.cause());
  }
}
