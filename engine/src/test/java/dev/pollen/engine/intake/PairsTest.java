package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.FeedRow;
import dev.pollen.engine.journal.SubscriptionRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A store in which a recipe had two places while it caught up. */
class PairsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final FeedRow SHARED = feed(1, "acme:one acme.list {}", 9);
  private static final FeedRow EDIT = feed(2, "edit of 3 acme:one acme.list {}", 4);
  private static final FeedRow PAST = feed(2, "past of 3 acme:one acme.list {}", 4);

  private static FeedRow feed(long id, String key, long last) {
    return new FeedRow(
        id, key, "acme.list", "acme:one", Optional.of(NOW), last, 1, 0, "", List.of(), NOW);
  }

  private static SubscriptionRow place(
      long id, long feed, long position, long baseline, Long read, Standing standing) {
    return new SubscriptionRow(
        id, "a", feed, position, NOW, baseline, Optional.ofNullable(read), standing.word(), "");
  }

  private static SubscriptionRow waiting(Standing standing) {
    return place(3, 1, 7, 7, 2L, standing);
  }

  private static Pairs.Parted part(FeedRow own, SubscriptionRow... rows) {
    return Pairs.part(new Memories(List.of(SHARED, own), List.of(rows), Map.of()));
  }

  private static List<Long> ids(Pairs.Parted parted) {
    return parted.memories().subscriptions().stream().map(SubscriptionRow::id).toList();
  }

  @Test
  void whoIsStillCatchingUpGoesOnThere() {
    SubscriptionRow own = place(4, 2, 0, Subscription.JOINING, null, Standing.LIVE);
    Pairs.Parted parted = part(EDIT, waiting(Standing.LIVE), own);
    assertEquals(List.of(4L), ids(parted));
    assertTrue(Carried.isNoted(4, parted.memories().notes()));
  }

  @Test
  void whoHasNotDeliveredThePastGoesOnThere() {
    SubscriptionRow own = place(4, 2, 3, 4, null, Standing.LIVE);
    Pairs.Parted parted = part(PAST, waiting(Standing.ORPHANED), own);
    assertEquals(List.of(4L), ids(parted));
    assertEquals(Standing.ORPHANED.word(), parted.memories().subscriptions().get(0).state());
    assertEquals(Map.of(), parted.memories().notes());
  }

  @Test
  void whoHasCaughtUpReadsWithTheOthers() {
    Pairs.Parted parted =
        part(EDIT, waiting(Standing.LIVE), place(4, 2, 4, 4, null, Standing.LIVE));
    assertEquals(List.of(3L), ids(parted));
    assertEquals(Optional.empty(), parted.memories().subscriptions().get(0).catchUp());
    assertEquals(
        List.of(SHARED), parted.memories().without(java.time.Duration.ofDays(1), NOW).feeds());
  }

  @Test
  void whoOnlyFinishesFinishesBoth() {
    SubscriptionRow own = place(4, 2, 0, 4, null, Standing.RETIRING);
    assertEquals(List.of(3L, 4L), ids(part(EDIT, waiting(Standing.RETIRING), own)));
  }

  @Test
  void othersStayAsTheyAre() {
    SubscriptionRow one = place(3, 1, 7, 7, null, Standing.LIVE);
    Pairs.Parted parted = part(SHARED, one);
    assertEquals(List.of(one), parted.memories().subscriptions());
    assertEquals(List.of(), parted.changes());
  }
}
