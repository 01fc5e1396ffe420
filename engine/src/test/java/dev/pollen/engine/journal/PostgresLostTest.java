package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.PostgresServer;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks: what became of a write is found out, and everything goes on. */
final class PostgresLostTest {
  private static final Pattern PORT = Pattern.compile("@([^:/]+):([0-9]+)/");

  private String url;
  private CutWire wire;
  private SqlJournal journal;

  @BeforeEach
  void begin() throws IOException {
    url = PostgresServer.freshUrl();
    Matcher port = PORT.matcher(url);
    assertTrue(port.find(), "the server's address names its port");
    wire = new CutWire(Integer.parseInt(port.group(2)));
    String through = port.replaceFirst("@127.0.0.1:" + wire.port() + "/") + "&prepareThreshold=0";
    journal =
        SqlJournal.open(StoreOptions.of(StorePlace.postgres(through), InstantSource.system()));
    await(
        journal.write(
            List.of(
                logged(FEED, 1, 3),
                new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)))));
  }

  @AfterEach
  void end() throws IOException {
    await(journal.close().otherwiseEmpty());
    wire.close();
  }

  private void assertWrittenOnce(CutWire.Cut cut) {
    wire.at(cut);
    await(journal.write(List.of(logged(FEED, 4, 6), made(1, 3))));
    assertEquals(1, wire.cuts());
    await(journal.write(List.of(logged(FEED, 7, 7), moved(2, RunState.DONE))));
    assertEquals(7, await(journal.log(FEED, 0, 100, 100_000)).size());
    assertEquals(RunState.DONE, await(journal.run(run(2))).orElseThrow().state());
    assertEquals(3, await(journal.tallies()).stream().mapToLong(Journal.Tally::count).sum());
  }

  @Test
  void aCommitWhoseAnswerIsLostCameAbout() {
    assertWrittenOnce(CutWire.Cut.BEFORE_THE_ANSWER);
  }

  @Test
  void aCommitThatNeverArrivedIsMadeOnceMore() {
    assertWrittenOnce(CutWire.Cut.BEFORE_THE_COMMIT);
  }

  @Test
  void whileTheServerIsAwayWritesFailForNowAndTheCauseIsTold() {
    wire.down(true);
    JournalFault fault =
        assertThrows(JournalFault.class, () -> await(journal.write(List.of(logged(FEED, 4, 4)))));
    assertTrue(fault.passing());
    assertTrue(fault.getMessage().contains("goes on by itself"), fault.getMessage());
    assertThrows(StoreLost.class, () -> await(journal.tallies()));
    wire.down(false);
    await(journal.write(List.of(logged(FEED, 4, 4))));
    assertEquals(4, await(journal.log(FEED, 0, 100, 100_000)).size());
  }

  @Test
  void aDoubtfulCommitWaitsForTheServerAndIsThenFoundOut() throws InterruptedException {
    wire.downFrom(CutWire.Cut.BEFORE_THE_ANSWER);
    Future<Void> doubtful = journal.write(List.of(logged(FEED, 4, 4)));
    assertTrue(wire.isCut(), "the commit comes by");
    Future<Void> behind = journal.write(List.of(logged(FEED, 5, 5)));
    assertFalse(doubtful.isComplete());
    assertFalse(behind.isComplete());
    wire.down(false);
    await(doubtful);
    await(behind);
    assertEquals(5, await(journal.log(FEED, 0, 100, 100_000)).size());
  }

  @Test
  void whoeverTookTheStoreMeanwhileKeepsIt() {
    wire.down(true);
    assertThrows(JournalFault.class, () -> await(journal.write(List.of(logged(FEED, 4, 4)))));
    SqlJournal other =
        SqlJournal.open(StoreOptions.of(StorePlace.postgres(url), InstantSource.system()));
    await(other.write(List.of(logged(FEED, 4, 5))));
    wire.down(false);
    JournalFault gone =
        assertThrows(JournalFault.class, () -> await(journal.write(List.of(logged(FEED, 4, 4)))));
    assertFalse(gone.passing(), gone::getMessage);
    assertEquals(5, await(other.log(FEED, 0, 100, 100_000)).size());
    await(other.close());
  }
}
