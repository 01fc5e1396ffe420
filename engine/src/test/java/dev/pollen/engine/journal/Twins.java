package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.intended;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.settled;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Journal.RunQuery;
import dev.pollen.engine.journal.Outcome.What;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journal on the disk and the one in memory are told the same, at random; the one on the disk
 * also crashes and lets its projection follow at random. Whatever is asked, they answer alike.
 */
abstract class Twins {
  private static final int STEPS = 250;
  private static final RunQuery ALL =
      new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10_000);

  private final MemoryJournal memory = new MemoryJournal(new Disk(), Runnable::run);
  private final List<Future<Void>> waiting = new ArrayList<>();
  private volatile Instant now = AT;
  private SqlJournal sql;
  private Random random;
  private long logged;
  private long made;

  /** The store of the one on the disk: the same for the whole of a test. */
  abstract StorePlace place();

  private void open() {
    sql = SqlJournal.open(StoreOptions.of(place(), () -> now));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersAreAlikeAfterAnyHistory(long seed) {
    random = new Random(seed);
    open();
    tell(new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
    for (int i = 0; i < STEPS; i++) {
      step(random.nextInt(20));
    }
    settle();
    compare("at the end of " + seed);
    await(sql.crash());
    open();
    compare("after the last crash of " + seed);
    await(sql.close());
    open();
    compare("after an orderly end of " + seed);
    await(sql.close());
  }

  private void step(int kind) {
    if (kind < 2) {
      long last = logged + 1 + random.nextInt(70);
      tell(logged(FEED, logged + 1, last));
      logged = last;
    } else if (kind < 4 && made < logged) {
      long last = Math.min(logged, made + 1 + random.nextInt(9));
      tell(made(made + 1, last));
      made = last;
    } else if (kind < 16 && made > 0) {
      happen(1 + random.nextInt((int) made));
    } else if (kind == 16) {
      now = now.plusSeconds(random.nextInt(20));
    } else if (kind == 17) {
      settle();
      await(sql.checkpoint());
    } else if (kind == 18) {
      settle();
      await(sql.crash());
      open();
    } else if (kind == 19) {
      settle();
      compare("on the way");
    }
  }

  /** One to three facts of a run, ended or not: people may take up anything. */
  private void happen(long number) {
    String path = "steps[" + random.nextInt(3) + "]";
    int attempt = 1 + random.nextInt(2);
    List<Change> all = new ArrayList<>();
    if (random.nextBoolean()) {
      all.add(intended(number, path, attempt));
    }
    if (random.nextBoolean()) {
      What what = any(What.values());
      all.add(settled(number, path, attempt, what));
    }
    RunState state = any(RunState.values());
    all.add(moved(number, state, now));
    tell(all.toArray(Change[]::new));
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private void tell(Change... changes) {
    await(memory.write(List.of(changes)));
    waiting.add(sql.write(List.of(changes)));
  }

  private void settle() {
    waiting.forEach(one -> await(one));
    waiting.clear();
  }

  private void compare(String when) {
    assertEquals(lines(await(memory.runs(ALL))), lines(await(sql.runs(ALL))), when);
    assertEquals(lines(await(memory.active())), lines(await(sql.active())), when);
    assertEquals(Set.copyOf(await(memory.tallies())), Set.copyOf(await(sql.tallies())), when);
    assertEquals(await(memory.subscriptions()), await(sql.subscriptions()), when);
    if (made > 0) {
      RunId any = run(1 + random.nextInt((int) made));
      assertEquals(
          line(await(memory.run(any)).orElseThrow()),
          line(await(sql.run(any)).orElseThrow()),
          when);
    }
  }

  private static List<String> lines(List<RunRecord> runs) {
    return runs.stream().map(Twins::line).toList();
  }

  /** Everything but replies, which a run that ended well gives up. */
  private static String line(RunRecord run) {
    StringBuilder line = new StringBuilder();
    line.append(run.id()).append(run.state()).append(run.why()).append(run.moved());
    line.append(run.record()).append(new java.util.TreeMap<>(run.intents()));
    run.outcomes().keySet().stream()
        .sorted()
        .forEach(path -> line.append(path).append(run.outcomes().get(path).what()));
    run.attempts()
        .forEach(
            one ->
                line.append('|')
                    .append(one.path())
                    .append(one.number())
                    .append(one.outcome().map(Outcome::what)));
    return line.append('\n').toString();
  }
}
