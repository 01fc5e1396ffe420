package dev.pollen.engine.intake;

/**
 * A record's identity in 16 bytes: what the seen-set remembers instead of the text. Two of a
 * thousand million keys are alike with a chance of one in 10^20.
 */
record KeyHash(long high, long low) {
  private static final long SEED_HIGH = 0x5851F42D4C957F2DL;
  private static final long SEED_LOW = 0x14057B7EF767814FL;

  static KeyHash of(String text) {
    return new KeyHash(Mix.text(text, SEED_HIGH), Mix.text(text, SEED_LOW));
  }

  /** Which of so many buckets, a power of two. */
  int bucket(int buckets) {
    return (int) (low & (buckets - 1));
  }
}
