package dev.pollen.engine.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {
  private static final WatchSet TAGS = WatchSet.of(List.of("tags"));
  private static final WatchSet EMAIL = WatchSet.of(List.of("email"));

  @Test
  void whatIsAddedIsReadBack() {
    Bucket bucket = Bucket.empty(List.of(TAGS));
    for (int i = 0; i < 100; i++) {
      bucket.watched(bucket.add(KeyHash.of("k" + i), i, i + 1), 0, i + 2);
    }
    Bucket read = Bucket.read(bucket.bytes(), List.of(TAGS));
    int entry = read.find(KeyHash.of("k42"));
    assertEquals(100, read.count());
    assertEquals(List.of(42L, 43L, 44L), values(read, entry));
    assertEquals(-1, read.find(KeyHash.of("k100")));
  }

  @Test
  void aWatchSetThatComesIsUnknownAndOneThatStaysIsKept() {
    Bucket bucket = Bucket.empty(List.of(TAGS));
    bucket.watched(bucket.add(KeyHash.of("k"), 1, 2), 0, 77);
    Bucket both = Bucket.read(bucket.bytes(), List.of(EMAIL, TAGS));
    assertEquals(0, both.watched(0, 0));
    assertEquals(77, both.watched(0, 1));
  }

  @Test
  void aWatchSetThatGoesTakesItsColumnAlong() {
    Bucket bucket = Bucket.empty(List.of(TAGS, EMAIL));
    int entry = bucket.add(KeyHash.of("k"), 1, 2);
    bucket.watched(entry, 0, 7);
    bucket.watched(entry, 1, 8);
    Bucket one = Bucket.read(bucket.bytes(), List.of(EMAIL));
    assertEquals(8, one.watched(0, 0));
    assertEquals(2, one.content(0));
  }

  @Test
  void changingACopyLeavesTheOriginal() {
    Bucket bucket = Bucket.empty(List.of());
    bucket.add(KeyHash.of("k"), 1, 2);
    bucket.copy().content(0, 9);
    assertEquals(2, bucket.content(0));
  }

  @Test
  void moreWatchSetsThanAByteCountsAreReadBack() {
    List<WatchSet> many =
        java.util.stream.IntStream.range(0, 300)
            .mapToObj(i -> WatchSet.of(List.of("field" + i)))
            .toList();
    Bucket bucket = Bucket.empty(many);
    bucket.watched(bucket.add(KeyHash.of("k"), 1, 2), 299, 77);
    Bucket read = Bucket.read(bucket.bytes(), many);
    assertEquals(0, read.find(KeyHash.of("k")));
    assertEquals(77, read.watched(0, 299));
  }

  @Test
  void theFormatWithOneByteForTheWatchSetsIsStillRead() {
    Bucket bucket = Bucket.empty(List.of(TAGS));
    bucket.watched(bucket.add(KeyHash.of("k"), 3, 4), 0, 5);
    byte[] wide = bucket.bytes();
    byte[] narrow = new byte[wide.length - 1];
    System.arraycopy(wide, 2, narrow, 1, narrow.length - 1);
    narrow[0] = 1;
    Bucket read = Bucket.read(narrow, List.of(TAGS));
    assertEquals(List.of(3L, 4L, 5L), values(read, read.find(KeyHash.of("k"))));
    assertEquals(1, read.count());
  }

  @Test
  void anUnknownFormatIsRefused() {
    assertThrows(IllegalStateException.class, () -> Bucket.read(new byte[] {9, 0}, List.of()));
  }

  private static List<Long> values(Bucket bucket, int entry) {
    return List.of(bucket.version(entry), bucket.content(entry), bucket.watched(entry, 0));
  }
}
