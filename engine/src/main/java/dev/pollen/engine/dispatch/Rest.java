package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run still does something: it walks on one way, or on several within a parallel loop.
 * When the last of them comes to a {@code wait} step, the run sleeps and leaves the heap; while
 * others are busy, those that wait do so here. Belongs to one loop.
 */
final class Rest {
  private final Loop loop;
  private final Life life;
  private final List<Sleeper> sleepers = new ArrayList<>(0);
  private Optional<Halt> broken = Optional.empty();
  private int busy = 1;

  Rest(Loop loop, Life life) {
    this.loop = loop;
    this.life = life;
  }

  private record Sleeper(Instant due, String why, Promise<Void> over) {}

  /** One more way is walked. */
  void begins() {
    busy++;
  }

  /** One way less is walked: it ended, or others are walked in its stead. */
  void ends() {
    busy--;
    quietYet();
  }

  /**
   * One way failed, and the run with it, once nobody is busy any more: a failure does not wait for
   * those who sleep.
   */
  void broke(Halt halt) {
    broken = broken.filter(first -> !halt.outranks(first)).or(() -> Optional.of(halt));
  }

  /** What broke is dealt with. */
  void mended() {
    broken = Optional.empty();
  }

  /** One way waits. Completes when it is over, if the run is still on the heap then. */
  Future<Void> until(Instant due, String why) {
    Sleeper sleeper = new Sleeper(due, why, Promise.promise());
    sleepers.add(sleeper);
    loop.after(Duration.between(loop.now(), due), () -> over(sleeper));
    ends();
    return sleeper.over.future();
  }

  private void over(Sleeper sleeper) {
    if (sleepers.remove(sleeper)) {
      begins();
      sleeper.over.complete();
    }
  }

  private void quietYet() {
    if (busy == 0 && !sleepers.isEmpty()) {
      broken.ifPresentOrElse(this::fail, this::sleep);
    }
  }

  private void fail(Halt halt) {
    List<Sleeper> all = List.copyOf(sleepers);
    sleepers.clear();
    all.forEach(sleeper -> begins());
    all.forEach(sleeper -> sleeper.over.fail(halt));
  }

  /** Nothing here wakes any more: the run goes on from the journal. */
  private void sleep() {
    Sleeper first = sleepers.stream().min(Comparator.comparing(Sleeper::due)).orElseThrow();
    sleepers.clear();
    life.sleep(first.due, first.why);
  }
}
