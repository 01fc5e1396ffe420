package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpareHeapTest {
  private static final long MIB = 1L << 20;

  @Test
  void aHeapThatIsMostlySpareIsGivenBack() {
    assertTrue(SpareHeap.tooMuch(3_000 * MIB, 80 * MIB));
  }

  @Test
  void aSmallHeapAndOneThatIsInUseAreLeftAlone() {
    assertFalse(SpareHeap.tooMuch(390 * MIB, 40 * MIB));
    assertFalse(SpareHeap.tooMuch(3_000 * MIB, 1_000 * MIB));
  }
}
