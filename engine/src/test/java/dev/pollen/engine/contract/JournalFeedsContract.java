package dev.pollen.engine.contract;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.SUBSCRIPTION;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.feed;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static dev.pollen.engine.contract.JournalSamples.made;
import static dev.pollen.engine.contract.JournalSamples.numbers;
import static dev.pollen.engine.contract.JournalSamples.record;
import static dev.pollen.engine.contract.JournalSamples.subscription;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.Retention;
import dev.pollen.engine.journal.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal keeps of its word about feeds: logs, seen keys, positions. */
public abstract class JournalFeedsContract extends OnAJournal {
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
}
