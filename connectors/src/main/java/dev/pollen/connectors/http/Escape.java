package dev.pollen.connectors.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding by RFC 3986: everything but the unreserved characters, as UTF-8. */
final class Escape {
  private static final boolean[] PLAIN = new boolean[128];
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  static {
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
        .chars()
        .forEach(c -> PLAIN[c] = true);
  }

  private Escape() {}

  static void into(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128 || !PLAIN[text.charAt(i)]) {
        escaped(out.append(text, 0, i), text.substring(i));
        return;
      }
    }
    out.append(text);
  }

  private static void escaped(StringBuilder out, String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0 && PLAIN[b]) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
      }
    }
  }
}
