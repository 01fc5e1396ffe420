package dev.pollen.engine.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many runs may be on the heap. */
class RoomTest {
  private final Room room = new Room(Samples.limits(3, 5, 50));
  private final List<Long> told = new ArrayList<>();

  private void take(long subscription, int count) {
    for (int i = 0; i < count; i++) {
      room.taken(subscription);
    }
  }

  private void listen(long subscription) {
    room.whenRoom(subscription, () -> told.add(subscription));
  }

  @Test
  void aSubscriptionHasItsOwnBoundAndAllHaveOneTogether() {
    assertEquals(3, room.of(1));
    take(1, 3);
    assertEquals(0, room.of(1));
    assertEquals(2, room.of(2));
    take(2, 2);
    assertEquals(0, room.of(3));
  }

  @Test
  void whoHadTooManyIsToldWhenOneLeaves() {
    listen(1);
    take(1, 3);
    room.left(1);
    assertEquals(List.of(1L), told);
    assertEquals(1, room.of(1));
  }

  @Test
  void whoWasLeftNoRoomByOthersIsToldWhenTheyLeave() {
    take(1, 3);
    take(2, 2);
    assertEquals(0, room.of(3));
    listen(3);
    room.left(1);
    assertEquals(List.of(3L), told);
  }

  @Test
  void thoseWithoutRoomAreToldInTurnAndAllOfThemOnceTheCrowdIsGone() {
    take(1, 3);
    take(2, 2);
    for (long one = 3; one <= 6; one++) {
      room.of(one);
      listen(one);
    }
    room.left(1);
    assertEquals(List.of(3L), told);
    room.left(1);
    assertEquals(List.of(3L, 4L), told);
    room.left(1);
    assertEquals(List.of(3L, 4L, 5L, 6L), told);
  }

  @Test
  void roomSetAsideForOneIsNotOfferedToAnother() {
    assertEquals(3, room.reserve(1, 100));
    assertEquals(2, room.reserve(2, 100));
    assertEquals(0, room.reserve(3, 100));
    take(1, 3);
    room.giveBack(3);
    assertEquals(0, room.of(3));
    room.giveBack(2);
    assertEquals(2, room.of(3));
  }

  @Test
  void noMoreIsSetAsideThanWasAskedFor() {
    assertEquals(1, room.reserve(1, 1));
    assertEquals(3, room.of(2));
    assertEquals(3, room.reserve(2, 3));
    assertEquals(1, room.of(3));
  }

  @Test
  void whoWaitedForRoomSetAsideIsToldWhenItIsGivenBack() {
    room.reserve(1, 3);
    room.reserve(2, 2);
    assertEquals(0, room.of(3));
    listen(3);
    take(1, 3);
    room.giveBack(3);
    assertEquals(List.of(), told, "all of it was used");
    room.giveBack(2);
    assertEquals(List.of(3L), told);
  }

  @Test
  void aListenerIsToldOnceAndThenForgotten() {
    listen(1);
    take(1, 2);
    room.left(1);
    room.left(1);
    assertEquals(List.of(1L), told);
  }

  @Test
  void manySubscriptionsAtOnceNeverOpenMoreRunsThanThereIsRoomFor() {
    Bench bench = new Bench();
    bench.limits = Samples.limits(100, 250, 50);
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.start();
    RunSink sink = bench.dispatch.sink(bench.alive.get(1));
    int offered = 0;
    for (long subscription = 1; subscription <= 1_000; subscription++) {
      offered += sink.reserve(subscription, 100);
    }
    assertEquals(250, offered);
  }

  @Test
  void nothingMoreIsTakenOnceTheEngineStops() {
    Bench bench = new Bench();
    bench.recipe("a", "steps: [ { action: acme.post } ]");
    bench.start();
    RunSink sink = bench.dispatch.sink(bench.alive.get(1));
    assertTrue(sink.room(1) > 0);
    bench.done(bench.dispatch.stop(Duration.ofSeconds(1)));
    assertEquals(0, sink.room(1));
  }
}
