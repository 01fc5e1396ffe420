package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.PostgresServer;
import io.vertx.core.Future;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server is killed in mid-write and started again; the journal goes on by itself. */
final class PostgresServerKilledTest {
  private static final int KILLS = 3;
  private static final int ROUNDS = 60;
  private static final int EACH = 3;

  @TempDir private Path folder;
  private EmbeddedPostgres server;
  private SqlJournal journal;
  private long rounds;
  private long refused;

  @Test
  void whatWasToldIsKeptAndNothingIsThereTwice() throws Exception {
    server = PostgresServer.on(folder.resolve("server"), 0);
    StorePlace place = StorePlace.postgres(PostgresServer.address(server));
    journal = SqlJournal.open(StoreOptions.of(place, InstantSource.system()));
    await(journal.write(List.of(new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)))));
    for (int kill = 0; kill < KILLS; kill++) {
      killedInTheMiddle();
    }
    List<LogEntry> log = await(journal.log(FEED, 0, Integer.MAX_VALUE, Long.MAX_VALUE));
    assertEquals(rounds * EACH, log.size());
    assertEquals(
        log.size(), await(journal.tallies()).stream().mapToLong(Journal.Tally::count).sum());
    await(journal.close());
    server.close();
    assertTrue(rounds >= KILLS * ROUNDS, "rounds: " + rounds + ", refused: " + refused);
  }

  /**
   * Rounds follow each other while the server dies; a refused one is told again when it is back.
   */
  private void killedInTheMiddle() throws Exception {
    for (int i = 0; i < ROUNDS / 3; i++) {
      round(CompletableFuture.completedFuture(null));
    }
    CompletableFuture<Void> back = CompletableFuture.supplyAsync(this::killedAndStarted);
    for (int i = ROUNDS / 3; i < ROUNDS; i++) {
      round(back);
    }
    back.get();
    round(back);
  }

  private void round(CompletableFuture<Void> back) throws Exception {
    long first = rounds * EACH + 1;
    long last = first + EACH - 1;
    List<Change> all = List.of(logged(FEED, first, last), made(first, last));
    while (!await(journal.write(all).map(true).recover(this::passing))) {
      back.get();
    }
    rounds++;
  }

  private Future<Boolean> passing(Throwable fault) {
    refused++;
    return fault instanceof JournalFault known && known.passing()
        ? Future.succeededFuture(false)
        : Future.failedFuture(fault);
  }

  private Void killedAndStarted() {
    try {
      int port = server.getPort();
      Path noted = folder.resolve("server").resolve("postmaster.pid");
      long postmaster = Long.parseLong(Files.readAllLines(noted).get(0));
      ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(0, process);
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(one -> one.onExit().join());
      server.close();
      server = PostgresServer.on(folder.resolve("server"), port);
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
