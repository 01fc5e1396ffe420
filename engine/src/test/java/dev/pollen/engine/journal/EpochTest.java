package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.feed;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.kit.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store from the past is recognised, whichever way it came back; one of the present is not. */
final class EpochTest {
  private static final long ANY = 5;

  @TempDir private Path folder;
  private Instant now = Instant.now();
  private long entries;

  private Path store() {
    return folder.resolve("pollen.db");
  }

  private Path epoch() {
    return folder.resolve("pollen.epoch");
  }

  private SqlJournal open(StorePlace place) {
    InstantSource clock = () -> now;
    return SqlJournal.open(StoreOptions.of(place, clock).withEpoch(epoch()));
  }

  private SqlJournal open() {
    return open(StorePlace.file(store()));
  }

  private void write(SqlJournal journal, int times) {
    for (int i = 0; i < times; i++) {
      entries++;
      await(
          journal.write(
              List.of(logged(FEED, entries, entries), new Change.FeedPut(feed(FEED, entries)))));
    }
  }

  private boolean counts() {
    SqlJournal journal = open();
    boolean restored = journal.restoration().covers(FEED, ANY);
    await(journal.close());
    return restored;
  }

  private void copied(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aStoreThatGoesOnIsNoCopy() {
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.close());
    assertFalse(counts());
    assertFalse(counts());
  }

  @Test
  void aKilledOneIsNoCopy() {
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.crash());
    assertFalse(counts());
  }

  @Test
  void oneCommitLessIsACopy() throws IOException {
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.close());
    Path kept = folder.resolve("kept");
    copied(store(), kept);
    journal = open();
    write(journal, 1);
    await(journal.close());
    copied(kept, store());
    assertTrue(counts());
    assertTrue(counts(), "it stays one until its feeds were polled");
  }

  @Test
  void theFutureThatWasGivenUpIsNoLongerOurs() throws IOException {
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.close());
    Path kept = folder.resolve("kept");
    copied(store(), kept);
    journal = open();
    write(journal, 50);
    await(journal.close());
    Path future = folder.resolve("future");
    copied(store(), future);
    copied(kept, store());
    assertTrue(counts());
    copied(future, store());
    assertTrue(counts());
  }

  @Test
  void aCopyOnAnotherMachineHasNoRecordOfItsLastCommit() throws IOException {
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.close());
    Files.delete(epoch());
    assertTrue(counts());
  }

  @Test
  void aCopyOfTheWholeFolderIsOne() throws IOException {
    now = Instant.now().minusSeconds(3_600);
    SqlJournal journal = open();
    write(journal, 3);
    await(journal.close());
    now = Instant.now();
    copied(store(), folder.resolve("kept"));
    copied(folder.resolve("kept"), store());
    assertTrue(counts());
  }

  @Test
  void aDatabaseThatWentBackIsOne() {
    String url = PostgresServer.freshUrl();
    SqlJournal journal = open(StorePlace.postgres(url));
    write(journal, 5);
    await(journal.close());
    PostgresServer.run(url, "update mark set value = value - 3 where name = 'commit'");
    journal = open(StorePlace.postgres(url));
    assertTrue(journal.restoration().covers(FEED, ANY));
    await(journal.close());
    journal = open(StorePlace.postgres(url));
    assertTrue(journal.restoration().covers(FEED, ANY));
    await(journal.close());
  }
}
