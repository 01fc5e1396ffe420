package dev.pollen.engine.intake;

import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.dispatch.RunSink;
import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.poll.StartGate;
import dev.pollen.engine.spi.Loop;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which loop a feed lives on: an account's feeds share one, so that its budget, lanes and runs do
 * too; feeds of a system without accounts are spread over all.
 */
final class Homes {
  private final DiskWatch disk;
  private final Barred barred = new Barred();
  private final List<Home> homes;
  private final Pacing pacing = new Pacing();

  Homes(EngineSetup setup, Function<Loop, RunSink> sinks) {
    SeenCache cache = new SeenCache(setup.journal());
    this.disk = new DiskWatch(setup);
    this.homes =
        IntStream.range(0, setup.loops().size())
            .mapToObj(number -> home(setup, sinks, cache, number))
            .toList();
  }

  private Home home(EngineSetup setup, Function<Loop, RunSink> sinks, SeenCache cache, int number) {
    Loop loop = setup.loops().get(number);
    return new Home(
        setup,
        loop,
        sinks.apply(loop),
        new StartGate(loop),
        disk,
        cache,
        new Numbers(number),
        barred,
        pacing,
        new Order());
  }

  Home of(FeedRow row) {
    boolean accountless =
        row.operation().equals(row.account()) || row.operation().startsWith(row.account() + ".");
    String pinned = accountless ? FeedKey.shared(row) : row.account();
    return homes.get((int) Math.floorMod(FeedKey.hash(pinned), (long) homes.size()));
  }

  /** What the loops noted before a restart. */
  void remember(Map<String, String> notes) {
    homes.forEach(home -> home.numbers().remember(notes));
  }

  Barred barred() {
    return barred;
  }

  Pacing pacing() {
    return pacing;
  }

  DiskWatch disk() {
    return disk;
  }

  /** What belongs to no shard lives here. */
  Home first() {
    return homes.get(0);
  }
}
