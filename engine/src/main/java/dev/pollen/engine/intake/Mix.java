package dev.pollen.engine.intake;

/** Spreads bits: the arithmetic under {@link KeyHash} and {@link ContentHash}. */
final class Mix {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long FIRST = 0xBF58476D1CE4E5B9L;
  private static final long SECOND = 0x94D049BB133111EBL;
  private static final int CHARS_PER_STEP = 4;

  private Mix() {}

  /** Every bit of the result depends on every bit given. */
  static long bits(long value) {
    long z = value + STEP;
    z = (z ^ (z >>> 30)) * FIRST;
    z = (z ^ (z >>> 27)) * SECOND;
    return z ^ (z >>> 31);
  }

  static long two(long left, long right) {
    return bits(Long.rotateLeft(left, 25) * FIRST ^ right);
  }

  static long text(String text, long seed) {
    long hash = seed ^ text.length();
    int whole = text.length() - text.length() % CHARS_PER_STEP;
    for (int i = 0; i < whole; i += CHARS_PER_STEP) {
      hash = step(hash, four(text, i));
    }
    for (int i = whole; i < text.length(); i++) {
      hash = step(hash, text.charAt(i));
    }
    return bits(hash);
  }

  private static long four(String text, int at) {
    return text.charAt(at)
        | (long) text.charAt(at + 1) << 16
        | (long) text.charAt(at + 2) << 32
        | (long) text.charAt(at + 3) << 48;
  }

  private static long step(long hash, long value) {
    return Long.rotateLeft((hash ^ value) * SECOND, 31) * FIRST;
  }
}
