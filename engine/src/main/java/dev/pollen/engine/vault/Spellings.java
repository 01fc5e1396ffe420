package dev.pollen.engine.vault;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a secret may be written where it shows up again: as it is, escaped for an address, a form or
 * JSON, or inside base64, whatever stands before it there (as in basic authentication).
 */
final class Spellings {
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private Spellings() {}

  static Set<String> of(String secret) {
    Set<String> all = new LinkedHashSet<>();
    all.add(secret);
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String plain = form.replace("+", "%20");
    String strict = plain.replace("*", "%2A").replace("%7E", "~");
    for (String escaped : List.of(form, plain, strict)) {
      all.add(escaped);
      all.add(lowerEscapes(escaped));
    }
    all.add(json(secret));
    all.add(json(secret).replace("/", "\\/"));
    base64(secret.getBytes(StandardCharsets.UTF_8), all);
    return all;
  }

  private static String lowerEscapes(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static String json(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  /**
   * The middle of its base64 at each of the three places that it can have in a group of three
   * bytes: what does not depend on its neighbours.
   */
  private static void base64(byte[] secret, Set<String> all) {
    for (int before = 0; before < 3; before++) {
      byte[] placed = new byte[before + secret.length];
      System.arraycopy(secret, 0, placed, before, secret.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(placed);
      int from = before == 0 ? 0 : before + 1;
      int whole = (before + secret.length) / 3 * 4;
      String middle = text.substring(Math.min(from, text.length()), Math.max(from, whole));
      all.add(middle);
      all.add(middle.replace('+', '-').replace('/', '_'));
    }
  }
}
