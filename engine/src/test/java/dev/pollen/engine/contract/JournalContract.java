package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static dev.pollen.engine.contract.JournalSamples.entry;
import static dev.pollen.engine.contract.JournalSamples.feed;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.moved;
import static dev.pollen.engine.contract.JournalSamples.recipe;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.run;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.journal.SecretMoved;
import dev.pollen.engine.journal.SecretRow;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal keeps of its word: feeds, logs, positions, notes. Runs: see the other one. */
public abstract class JournalContract {
  protected Journal journal;

  /** A journal on an empty store. */
  protected abstract Journal open() throws Exception;

  /** Dies without a goodbye, then opens the same store again. */
  protected abstract Journal afterCrash() throws Exception;

  @BeforeEach
  void begin() throws Exception {
    journal = open();
  }

  protected final void write(Change... changes) {
    await(journal.write(List.of(changes)));
  }

  protected final void crash() throws Exception {
    journal = afterCrash();
  }

  private static List<Long> numbers(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::number).toList();
  }

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
  void theLogIsReadInOrderFromAnywhere() {
    write(logged(FEED, 1, 150));
    write(logged(FEED, 151, 160));
    assertEquals(List.of(150L, 151L, 152L), numbers(await(journal.log(FEED, 149, 3, 10_000))));
    assertEquals(List.of(), await(journal.log(FEED, 160, 3, 10_000)));
    assertEquals(List.of(), await(journal.log(FEED + 1, 0, 3, 10_000)));
  }

  @Test
  void aReaderWithLittleRoomStillGetsOneEntry() {
    write(logged(FEED, 1, 10));
    assertEquals(List.of(1L), numbers(await(journal.log(FEED, 0, 10, 1))));
  }

  @Test
  void anEntryIsFoundByItsKeyTheNewestFirst() {
    write(logged(FEED, 1, 3));
    LogEntry again =
        new LogEntry(
            4,
            "k2",
            false,
            java.util.Set.of("email"),
            Optional.empty(),
            Optional.of(AT),
            record(9));
    write(new Change.Logged(FEED, AT.plusSeconds(60), List.of(again)));
    assertEquals(
        Optional.of(new Journal.Found(again, AT.plusSeconds(60))), await(journal.find(FEED, "k2")));
    assertEquals(1, await(journal.find(FEED, "k1")).orElseThrow().entry().number());
    assertEquals(Optional.empty(), await(journal.find(FEED, "k7")));
    assertEquals(Optional.empty(), await(journal.find(FEED + 1, "k1")));
  }

  @Test
  void recordsComeBackAsTheyWere() throws Exception {
    com.fasterxml.jackson.databind.node.ObjectNode record =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
            .objectNode()
            .put("text", "ä \" \n 漢 😀")
            .put("big", 9_007_199_254_740_993L)
            .put("yes", true)
            .putNull("none");
    record.putArray("list").add(1).add("two").addObject().put("three", 3.25);
    LogEntry whole =
        new LogEntry(
            1,
            "ä",
            true,
            java.util.Set.of("a", "b"),
            Optional.of(Instant.MIN),
            Optional.of(AT),
            record);
    write(new Change.Logged(FEED, AT, List.of(whole)));
    crash();
    assertEquals(List.of(whole), await(journal.log(FEED, 0, 1, 1)));
  }

  @Test
  void manySeenBucketsAreReadAtOnce() {
    int last = 249;
    write(
        IntStream.rangeClosed(0, last)
            .filter(bucket -> bucket % 2 == 1)
            .mapToObj(bucket -> new Change.SeenPut(FEED, bucket, new byte[] {(byte) bucket}))
            .toArray(Change[]::new));
    Set<Integer> all = IntStream.rangeClosed(0, last + 9).boxed().collect(Collectors.toSet());
    Map<Integer, byte[]> found = await(journal.seen(FEED, all));
    assertEquals(all, found.keySet());
    found.forEach(
        (bucket, body) -> {
          boolean put = bucket % 2 == 1 && bucket <= last;
          assertArrayEquals(put ? new byte[] {bucket.byteValue()} : new byte[0], body);
        });
  }

  @Test
  void aSeenBucketIsReplacedAndRemoved() {
    assertEquals(0, await(journal.seen(FEED, 5)).length);
    write(new Change.SeenPut(FEED, 5, new byte[] {1}));
    write(new Change.SeenPut(FEED, 5, new byte[] {2, 3}));
    assertArrayEquals(new byte[] {2, 3}, await(journal.seen(FEED, 5)));
    Map<Integer, byte[]> several = await(journal.seen(FEED, Set.of(4, 5)));
    assertArrayEquals(new byte[] {2, 3}, several.get(5));
    assertEquals(0, several.get(4).length);
    write(new Change.SeenPut(FEED, 5, new byte[0]));
    assertEquals(0, await(journal.seen(FEED, 5)).length);
  }

  @Test
  void aDroppedFeedTakesItsLogAndKeysAlong() {
    write(
        new Change.FeedPut(feed(FEED, 3)),
        logged(FEED, 1, 3),
        new Change.SeenPut(FEED, 0, new byte[] {1}),
        new Change.FeedPut(feed(2, 0)));
    write(new Change.FeedDropped(FEED));
    assertEquals(List.of(feed(2, 0)), await(journal.feeds()));
    assertEquals(List.of(), await(journal.log(FEED, 0, 10, 10_000)));
    assertEquals(0, await(journal.seen(FEED, 0)).length);
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
  void aSubscriptionGoesWhenItIsDropped() {
    write(new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
    write(new Change.SubscriptionDropped(SUBSCRIPTION));
    assertEquals(List.of(), await(journal.subscriptions()));
  }

  @Test
  void makingRunsMovesThePositionEvenIfNoneIsMade() throws Exception {
    write(logged(FEED, 1, 9), new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 0)));
    write(made(1, 2));
    write(new Change.RunsMade(SUBSCRIPTION, 7, FEED, "welcome", "v1", List.of(), AT));
    crash();
    assertEquals(7, await(journal.subscriptions()).get(0).position());
    assertEquals(2, await(journal.active()).size());
  }

  @Test
  void retentionDropsOldLogEntriesThatEverybodyPassed() {
    write(
        logged(FEED, 1, 3, AT),
        new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 3)),
        new Change.SubscriptionPut(subscription(SUBSCRIPTION + 1, FEED, 3)));
    write(logged(FEED, 4, 6, AT.plusSeconds(100)));
    assertEquals(3, await(journal.retain(new Retention(AT, AT.plusSeconds(50)))));
    assertEquals(List.of(4L, 5L, 6L), numbers(await(journal.log(FEED, 0, 10, 10_000))));
    write(logged(FEED, 7, 7));
  }

  @Test
  void retentionKeepsWhatASubscriptionHasStillToRead() {
    write(
        logged(FEED, 1, 3),
        new Change.SubscriptionPut(subscription(SUBSCRIPTION, FEED, 2)),
        new Change.SubscriptionPut(subscription(SUBSCRIPTION + 1, FEED, 3)));
    Instant later = AT.plusSeconds(1_000);
    await(journal.retain(new Retention(later, later)));
    assertEquals(3L, await(journal.log(FEED, 2, 10, 10_000)).get(0).number());
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
