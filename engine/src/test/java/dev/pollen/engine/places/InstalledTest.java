package dev.pollen.engine.places;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.spi.Vault.Kept;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstalledTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Map<String, String> BOTH = Map.of("a", "Ash", "b", "Birch");
  private static final Map<String, String> ONE = Map.of("a", "Ash");

  private static Installed after(Installed known, Map<String, String> listed, int times) {
    Installed next = known;
    for (int i = 0; i < times; i++) {
      next = next.after(listed, NOW);
    }
    return next;
  }

  @Test
  void oneThatComesIsThereAtOnce() {
    assertEquals(BOTH, Installed.of(ONE, NOW).after(BOTH, NOW).names());
  }

  @Test
  void oneIsGoneOnlyWhenThreeWholeListingsInARowLackIt() {
    Installed known = Installed.of(BOTH, NOW);
    assertEquals(BOTH, after(known, ONE, 2).names());
    assertEquals(ONE, after(known, ONE, 3).names());
  }

  @Test
  void oneThatIsSeenAgainIsCountedAnew() {
    Installed back = after(Installed.of(BOTH, NOW), ONE, 2).after(BOTH, NOW);
    assertEquals(BOTH, after(back, ONE, 2).names());
  }

  @Test
  void anEmptyListingTakesNobodyAwayByItself() {
    assertEquals(BOTH, after(Installed.of(BOTH, NOW), Map.of(), 2).names());
  }

  @Test
  void whatIsKeptIsReadBackWithItsCounts() {
    Installed known = after(Installed.of(BOTH, NOW), ONE, 2);
    assertEquals(Optional.of(known), Installed.of(known.kept()));
    assertEquals(
        Set.of("a"), Installed.of(known.kept()).orElseThrow().after(ONE, NOW).names().keySet());
    assertTrue(Installed.of(Kept.of(Map.of("key", "k"))).isEmpty());
  }
}
