package dev.pollen.engine.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the place of a record's key once its person was forgotten: a hash, so that the
 * history still tells one record from another, and that {@code explain} can answer whoever knows
 * the key. A note of the same name says when it was.
 */
public final class Forgotten {
  private static final String MARK = "forgotten:";
  private static final int BYTES = 16;

  /** Keys that Pollen gives itself name nobody. */
  private static final String OWN =
      "(" + LogEntry.BY_HAND + "[0-9]+|content:[0-9a-f]+|" + LogEntry.ONLY + ")";

  private Forgotten() {}

  /** What a key is called from then on; the same again if it was forgotten before. */
  public static String alias(String key) {
    return isAlias(key) || key.matches(OWN) ? key : MARK + hash(key);
  }

  static boolean isAlias(String key) {
    return key.startsWith(MARK);
  }

  /** When the record with this key was forgotten, as the notes say. */
  public static Optional<Instant> when(Map<String, String> notes, String key) {
    return Optional.ofNullable(notes.get(alias(key))).map(Instant::parse);
  }

  /** What a run says of itself afterwards. */
  static String words(Instant at) {
    return "forgotten at " + at;
  }

  private static String hash(String text) {
    try {
      byte[] whole = text.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
