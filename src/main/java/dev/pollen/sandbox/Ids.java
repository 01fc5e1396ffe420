package dev.pollen.sandbox;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that look like the vendor's; the same seed makes the same ones. */
final class Ids {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 20;

  private final RandomGenerator random;

  Ids(RandomGenerator random) {
    this.random = random;
  }

  /** Twenty letters and digits: contacts, tasks, notes, opportunities, pipelines, users. */
  String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** Twenty-four hexadecimal digits: businesses. */
  String hex() {
    return String.format(Locale.ROOT, "%08x%016x", random.nextInt(), random.nextLong());
  }

  /** Stages of pipelines, traces and tokens. */
  String uuid() {
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE)
        .toString();
  }
}
