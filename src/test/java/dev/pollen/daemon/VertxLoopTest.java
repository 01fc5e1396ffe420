package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VertxLoopTest {
  private Vertx vertx;
  private List<Loop> loops;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    loops = get(VertxLoop.open(vertx, 2, InstantSource.system()));
  }

  @AfterEach
  void close() throws Exception {
    get(vertx.close());
  }

  @Test
  void tasksRunOneAfterTheOtherInTheOrderTheyWereHandedIn() throws Exception {
    List<Integer> ran = new CopyOnWriteArrayList<>();
    Promise<List<Integer>> done = Promise.promise();
    loops.get(0).execute(() -> loops.get(0).execute(() -> done.complete(ran)));
    for (int i = 0; i < 100; i++) {
      int number = i;
      loops.get(1).execute(() -> ran.add(number));
    }
    Promise<Void> last = Promise.promise();
    loops.get(1).execute(last::complete);
    get(last.future());
    assertEquals(100, get(done.future()).size());
    assertEquals(ran.stream().sorted().toList(), ran);
  }

  @Test
  void eachLoopHasAThreadOfItsOwn() throws Exception {
    assertNotSame(threadOf(loops.get(0)), threadOf(loops.get(1)));
  }

  @Test
  void aFutureIsBroughtHomeWhateverThreadCompletesIt() throws Exception {
    Promise<String> elsewhere = Promise.promise();
    Promise<Thread> landed = Promise.promise();
    loops
        .get(0)
        .bring(elsewhere.future())
        .onComplete(done -> landed.complete(Thread.currentThread()));
    elsewhere.complete("x");
    assertSame(threadOf(loops.get(0)), get(landed.future()));
  }

  @Test
  void anAlarmRingsOnItsLoopAlsoWhenItIsSetFromElsewhere() throws Exception {
    Promise<Context> rung = Promise.promise();
    Alarm alarm =
        loops.get(0).after(Duration.ofNanos(1), () -> rung.complete(Vertx.currentContext()));
    Promise<Context> home = Promise.promise();
    loops.get(0).execute(() -> home.complete(Vertx.currentContext()));
    assertSame(get(home.future()), get(rung.future()));
    alarm.cancel();
  }

  @Test
  void anAlarmThatIsCalledOffDoesNotRing() throws Exception {
    List<String> rung = new CopyOnWriteArrayList<>();
    Promise<Void> later = Promise.promise();
    loops
        .get(0)
        .execute(
            () -> {
              loops.get(0).after(Duration.ofMillis(1), () -> rung.add("called off")).cancel();
              loops.get(0).after(Duration.ofMillis(30), later::complete);
            });
    get(later.future());
    assertEquals(List.of(), rung);
  }

  private static Thread threadOf(Loop loop) throws Exception {
    Promise<Thread> thread = Promise.promise();
    loop.execute(() -> thread.complete(Thread.currentThread()));
    return get(thread.future());
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get();
  }
}
