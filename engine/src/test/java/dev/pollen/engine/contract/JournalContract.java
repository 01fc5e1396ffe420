package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.entry;
import static dev.pollen.engine.contract.JournalSamples.feed;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.numbers;
import static dev.pollen.engine.contract.JournalSamples.recipe;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every journal keeps of its word about writes, notes, secrets and recipes. Feeds and runs:
 * see the other ones.
 */
public abstract class JournalContract extends OnAJournal {
  @Test
  void whatWasAcknowledgedIsThereAfterACrash() throws Exception {
    write(
        new Change.FeedPut(feed(FEED, 3)),
        logged(FEED, 1, 3),
        new Change.SeenPut(FEED, 2, new byte[] {7, 8}),
        new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
    crash();
    assertEquals(List.of(feed(FEED, 3)), await(journal.feeds()));
    assertEquals(List.of(entry(1), entry(2), entry(3)), await(journal.log(FEED, 0, 10, 10_000)));
    assertArrayEquals(new byte[] {7, 8}, await(journal.seen(FEED, 2)));
    assertEquals(List.of(subscription(SUBSCRIPTION, FEED, 0)), await(journal.subscriptions()));
  }

  @Test
  void aWriteThatIsRefusedLeavesNothingBehind() {
    write(logged(FEED, 1, 2));
    Future<Void> gap =
        journal.write(
            List.of(
                new Change.NotePut("paused", Optional.of("yes")),
                new Change.FeedPut(feed(FEED, 9)),
                logged(FEED, 4, 5)));
    JournalFault fault = assertThrows(JournalFault.class, () -> await(gap));
    assertFalse(fault.passing());
    assertEquals(Map.of(), await(journal.notes()));
    assertEquals(List.of(), await(journal.feeds()));
    assertEquals(List.of(1L, 2L), numbers(await(journal.log(FEED, 0, 10, 10_000))));
  }

  @Test
  void oneBadWriteAmongManyFailsAlone() {
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      Change bad = moved(99, RunState.DONE);
      Change good = logged(FEED + i, 1, 2);
      all.add(journal.write(List.of(i == 10 ? bad : good)));
    }
    for (int i = 1; i <= 20; i++) {
      Future<Void> one = all.get(i - 1);
      if (i == 10) {
        assertThrows(JournalFault.class, () -> await(one));
      } else {
        await(one);
        assertEquals(2, await(journal.log(FEED + i, 0, 10, 10_000)).size());
      }
    }
  }

  @Test
  void writesOfOneCallerKeepTheirOrder() {
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      all.add(
          journal.write(
              List.of(logged(FEED, i, i), new Change.NotePut("last", Optional.of("" + i)))));
    }
    all.forEach(JournalSamples::await);
    assertEquals("50", await(journal.notes()).get("last"));
    assertEquals(50, await(journal.log(FEED, 0, 100, 1_000_000)).size());
  }

  @Test
  void notesAreReplacedAndRemoved() throws Exception {
    write(
        new Change.NotePut("paused", Optional.of("a")),
        new Change.NotePut("epoch", Optional.of("7")));
    write(
        new Change.NotePut("paused", Optional.empty()),
        new Change.NotePut("epoch", Optional.of("8")));
    crash();
    assertEquals(Map.of("epoch", "8"), await(journal.notes()));
  }

  private static SecretRow sealed(String name, int revision) {
    return new SecretRow(name, revision, new byte[] {(byte) revision});
  }

  @Test
  void aSealedRowIsReplacedOnlyByTheOneThatFollowsIt() throws Exception {
    write(new Change.SecretPut(sealed("acme", 1)), new Change.SecretPut(sealed("other", 1)));
    write(new Change.SecretPut(sealed("acme", 2)));
    for (int wrong : new int[] {1, 2, 4}) {
      assertThrows(SecretMoved.class, () -> write(new Change.SecretPut(sealed("acme", wrong))));
    }
    crash();
    assertEquals(List.of(sealed("acme", 2), sealed("other", 1)), await(journal.secrets()));
  }

  @Test
  void ofManySealedRowsAllOrNoneAreReplaced() {
    write(new Change.SecretPut(sealed("acme", 1)), new Change.SecretPut(sealed("other", 1)));
    assertThrows(
        SecretMoved.class,
        () ->
            write(
                new Change.SecretPut(sealed("acme", 2)), new Change.SecretPut(sealed("other", 3))));
    assertEquals(List.of(sealed("acme", 1), sealed("other", 1)), await(journal.secrets()));
  }

  @Test
  void aRecipeIsReadBackByItsVersion() throws Exception {
    write(new Change.RecipePut(recipe("v1")), new Change.RecipePut(recipe("v2")));
    crash();
    assertEquals(Optional.of(recipe("v1")), await(journal.recipe("welcome", "v1")));
    assertEquals(Optional.empty(), await(journal.recipe("welcome", "v3")));
  }

  @Test
  void aClosedJournalSaysSo() {
    await(journal.close());
    JournalFault fault =
        assertThrows(JournalFault.class, () -> await(journal.write(List.of(logged(FEED, 1, 1)))));
    assertTrue(fault.getMessage().contains("closed"), fault.getMessage());
  }

  @Test
  void closingWritesWhatWasHandedIn() throws Exception {
    List<Future<Void>> all = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      all.add(journal.write(List.of(logged(FEED, i, i))));
    }
    await(journal.close());
    all.forEach(JournalSamples::await);
    crash();
    assertEquals(30, await(journal.log(FEED, 0, 100, 1_000_000)).size());
  }

  @Test
  void figuresGrowWithWhatIsWritten() {
    long before = await(journal.figures()).commits();
    write(logged(FEED, 1, 3));
    write(made(1, 3));
    await(journal.write(done(1)));
    assertEquals(before + 3, await(journal.figures()).commits());
    assertTrue(await(journal.figures()).rows() >= 3);
    assertEquals(2, await(journal.active()).size());
    assertTrue(await(journal.run(run(2))).isPresent());
  }
}
