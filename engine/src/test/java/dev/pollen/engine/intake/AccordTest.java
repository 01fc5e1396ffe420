package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nobody goes over to a shared feed that would give something twice, or miss something. */
class AccordTest {
  private static final Instant BEGUN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant SURE = Instant.parse("2026-01-05T09:00:00Z");
  private static final WatchSet TAGS = WatchSet.of(List.of("tags"));
  private static final Slices AT_ONCE = new Slices(Runnable::run);
  private static final Accord LISTED = accord(false, false, false);
  private static final Accord WINDOW = accord(true, true, false);
  private static final Accord STRICT = accord(true, false, true);

  private static Accord accord(boolean windowed, boolean forgets, boolean caughtUp) {
    return new Accord(windowed, BEGUN, forgets, Optional.of(SURE), Optional.of(SURE), caughtUp);
  }

  /** Some keys in one bucket. */
  private static final class Keys {
    private final Bucket bucket;
    private final List<String> watch;

    private Keys(WatchSet... sets) {
      this.bucket = Bucket.empty(List.of(sets));
      this.watch = WatchSet.names(List.of(sets));
    }

    Keys has(String key, Instant version, long content) {
      bucket.add(KeyHash.of(key), version.toEpochMilli(), content);
      return this;
    }

    Keys unstamped(String key, long content) {
      bucket.add(KeyHash.of(key), Bucket.NONE, content);
      return this;
    }

    Keys hashed(long hash) {
      bucket.watched(bucket.count() - 1, 0, hash);
      return this;
    }

    Keys missing(Instant since, int misses) {
      bucket.absent(bucket.count() - 1, since.getEpochSecond(), misses);
      return this;
    }

    Knowledge knowledge() {
      return new Knowledge(List.of(bucket.bytes()), bucket.count(), "", watch);
    }
  }

  private static Keys keys(WatchSet... sets) {
    return new Keys(sets);
  }

  private static Optional<Knowledge> of(Accord accord, Keys own, Keys shared) {
    return accord.of(own.knowledge(), shared.knowledge(), AT_ONCE).result();
  }

  private static Optional<Knowledge> alone(Accord accord, Keys own) {
    return accord.of(own.knowledge(), AT_ONCE).result();
  }

  private static boolean agree(Accord accord, Keys own, Keys shared) {
    return of(accord, own, shared).isPresent();
  }

  @Test
  void equalMemoriesAgree() {
    Keys same = keys().has("x", SURE, 1).has("y", SURE, 2);
    assertTrue(agree(LISTED, same, same));
    assertTrue(agree(WINDOW, same, same));
  }

  @Test
  void anotherVersionOfOneRecordKeepsThemApart() {
    Keys own = keys().has("x", SURE, 1);
    Keys shared = keys().has("x", SURE.plusSeconds(1), 2);
    assertFalse(agree(LISTED, own, shared));
    assertFalse(agree(WINDOW, own, shared));
  }

  @Test
  void whatOnlyOneOfTwoListingsShowsKeepsThemApart() {
    Keys none = keys();
    Keys some = keys().has("x", BEGUN, 1);
    assertFalse(agree(LISTED, none, some));
    assertFalse(agree(LISTED, some, none));
  }

  @Test
  void aWindowNeedNotShowWhatIsOld() {
    Keys old = keys().has("x", SURE.minusSeconds(1), 1);
    assertTrue(agree(WINDOW, keys(), old));
    Knowledge all = of(WINDOW, old, keys()).orElseThrow();
    assertEquals(1, all.keys(), "the shared feed learns it");
  }

  @Test
  void whatASharedWindowIsStillToShowKeepsThemApart() {
    Keys fresh = keys().has("x", SURE, 1);
    assertFalse(agree(WINDOW, fresh, keys()));
    assertFalse(agree(STRICT, fresh, keys()), "what was written just now may show late");
    Keys untold = keys().unstamped("x", 1);
    assertFalse(agree(WINDOW, untold, keys()));
    assertTrue(agree(STRICT, untold, keys()), "its last reading could have shown it");
  }

  @Test
  void whatAnOwnWindowIsStillToShowKeepsThemApart() {
    Keys fresh = keys().has("x", SURE, 2);
    assertFalse(agree(WINDOW, keys(), fresh));
    assertFalse(agree(WINDOW, keys().has("x", BEGUN, 1).missing(BEGUN, 1), fresh));
    assertTrue(agree(WINDOW, keys().has("x", SURE, 2), fresh));
  }

  @Test
  void whatWasKnownBeforeAnEditAndIsNotListedMayEnterTheListAndIsNotForgotten() {
    Keys unmet = keys().has("x", BEGUN, 1).missing(BEGUN, 3);
    assertFalse(agree(LISTED, unmet, keys()));
    assertTrue(alone(LISTED, unmet).isEmpty());
  }

  @Test
  void whatWasListedSinceTheEditIsNotForgotten() {
    Keys away = keys().has("x", BEGUN, 1).missing(BEGUN.plusSeconds(60), 3);
    assertFalse(agree(LISTED, away, keys()));
    assertEquals(1, alone(LISTED, away).orElseThrow().keys());
  }

  @Test
  void whatWasKnownBeforeAnEditIsKeptWhereNothingElseTellsWhatIsNew() {
    Keys unmet = keys().has("x", BEGUN, 1).missing(BEGUN, 1);
    assertTrue(agree(WINDOW, unmet, keys()));
    assertFalse(agree(STRICT, unmet, keys()));
    assertTrue(alone(STRICT, unmet).isEmpty());
  }

  @Test
  void anOlderVersionInTheSharedFeedThanTheRecipeWasGivenKeepsThemApart() {
    Keys unmet = keys().has("x", BEGUN.plusSeconds(9), 2).missing(BEGUN, 1);
    assertFalse(agree(WINDOW, unmet, keys().has("x", BEGUN, 1)));
    assertTrue(agree(WINDOW, unmet, keys().has("x", BEGUN.plusSeconds(10), 3)));
  }

  @Test
  void aChangeThatNoStampTellsOfKeepsNobodyApartInAWindowForEver() {
    Instant old = SURE.minusSeconds(1);
    Keys own = keys().has("x", old, 2);
    Keys shared = keys().has("x", old, 1);
    assertTrue(agree(WINDOW, own, shared));
    assertFalse(agree(LISTED, own, shared), "a listing shows it");
    assertFalse(agree(WINDOW, keys().has("x", SURE, 2), keys().has("x", SURE, 1)));
    assertFalse(agree(WINDOW, own, keys().has("x", old.minusSeconds(1), 1)));
  }

  @Test
  void theSharedFeedLearnsHashesOfWatchedFields() {
    Keys own = keys(TAGS).has("x", SURE, 1).hashed(7);
    Knowledge all = of(LISTED, own, keys().has("x", SURE, 1)).orElseThrow();
    assertEquals(List.of("tags"), all.watch());
    assertEquals(7, Bucket.read(all.buckets().get(0), List.of(TAGS)).watched(0, 0));
  }

  @Test
  void aSharedFeedThatNobodyReadsYetBeginsWithWhatTheOwnOneMet() {
    Keys own = keys(TAGS).has("x", SURE, 1).hashed(7).has("y", BEGUN, 2).missing(BEGUN, 3);
    Knowledge all = alone(WINDOW, own).orElseThrow();
    assertEquals(1, all.keys());
    assertEquals(List.of("tags"), all.watch());
  }
}
