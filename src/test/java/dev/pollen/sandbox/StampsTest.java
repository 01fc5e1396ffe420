package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StampsTest {
  private static final long MARCH_SECOND = 1_772_409_600_000L;

  private static Optional<Long> then(long millis) {
    return Optional.of(MARCH_SECOND + millis);
  }

  @Test
  void aDayAndATimeAreReadWithOrWithoutAnOffset() {
    assertEquals(then(0), Stamps.read("2026-03-02"));
    assertEquals(then(3_600_000), Stamps.read("2026-03-02T01:00:00"));
    assertEquals(then(3_600_255), Stamps.read("2026-03-02T01:00:00.255Z"));
    assertEquals(then(-3_600_000), Stamps.read("2026-03-02T01:00:00+02:00"));
  }

  @Test
  void whatIsNoTimeIsNone() {
    for (String wrong : new String[] {"", "2026-02-30", "soon", "+999999999-12-31T00:00:00Z"}) {
      assertEquals(Optional.empty(), Stamps.read(wrong), wrong);
    }
    assertEquals(Optional.empty(), Stamps.day("2026-03-02"));
  }
}
