package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.subscription;

import dev.pollen.engine.kit.PostgresServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a commit costs on each store, by hand: {@code CommitCost [rounds]} prints how long one
 * caller waits for a write, and how many runs a second many callers get through together.
 */
public final class CommitCost {
  private static final int TOGETHER = 256;

  private CommitCost() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    Path folder = Files.createTempDirectory("pollen-commit-cost");
    measure("SQLite", StorePlace.file(folder.resolve("pollen.db")), rounds);
    measure("PostgreSQL", PostgresServer.fresh(), rounds);
  }

  private static void measure(String name, StorePlace place, int rounds) {
    SqlJournal journal = SqlJournal.open(StoreOptions.of(place, InstantSource.system()));
    int runs = rounds * 10;
    await(
        journal.write(
            List.of(
                logged(FEED, 1, rounds + runs),
                new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)),
                made(1, rounds + runs))));
    alone(journal, 1, rounds / 10);
    double wait = alone(journal, rounds / 10 + 1, rounds) / (rounds - rounds / 10);
    long before = await(journal.figures()).commits();
    double all = together(journal, rounds + 1, rounds + runs);
    long commits = await(journal.figures()).commits() - before;
    System.out.printf(
        "%s: a lone commit %.0f µs; %d callers: %.0f runs/s in %.0f commits/s%n",
        name, wait * 1e6, TOGETHER, runs / all, commits / all);
    await(journal.close());
  }

  private static double alone(Journal journal, int first, int last) {
    long begun = System.nanoTime();
    for (int number = first; number <= last; number++) {
      await(journal.write(done(number)));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double together(Journal journal, int first, int last) {
    long begun = System.nanoTime();
    List<Future<Void>> open = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      open.add(journal.write(done(number)));
      if (open.size() == TOGETHER) {
        await(open.remove(0));
      }
    }
    open.forEach(one -> await(one));
    return (System.nanoTime() - begun) / 1e9;
  }
}
