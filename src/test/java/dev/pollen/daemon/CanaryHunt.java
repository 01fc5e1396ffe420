package dev.pollen.daemon;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks for secrets, however they are written, and remembers where it looked. */
final class CanaryHunt {
  private static final int LEAST_OF_BASE64 = 12;
  private static final int MOST_INFLATED = 1 << 20;

  private final Set<String> words = new LinkedHashSet<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Map<String, Integer> hidden = new LinkedHashMap<>();
  private final List<String> found = new ArrayList<>();

  void forAny(String... secrets) {
    for (String secret : secrets) {
      words.add(secret);
      words.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
      words.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      words.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
      for (String before : List.of("", "a", "ab")) {
        byte[] bytes = (before + secret).getBytes(StandardCharsets.UTF_8);
        String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int from = before.isEmpty() ? 0 : 4;
        int to = bytes.length / 3 * 4;
        if (to - from >= LEAST_OF_BASE64) {
          words.add(text.substring(from, to));
        }
      }
    }
  }

  void look(String place, String text) {
    hidden.merge(place, text.split("\\(hidden\\)", -1).length - 1, Integer::sum);
    places.merge(place, text.length(), Integer::sum);
    for (String word : words) {
      int at = text.indexOf(word);
      if (at >= 0) {
        int end = Math.min(text.length(), at + word.length() + 20);
        found.add(place + ": …" + text.substring(Math.max(0, at - 60), end));
      }
    }
  }

  /** Every file, as its bytes are, and what in it is deflated. */
  void files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String name = folder.relativize(file).toString();
        look("the file " + name, new String(bytes, StandardCharsets.ISO_8859_1));
        look("the file " + name + ", inflated", inflated(bytes));
      }
    }
  }

  private static String inflated(byte[] bytes) {
    StringBuilder all = new StringBuilder();
    for (int at = 0; at < bytes.length - 1; at++) {
      boolean head = bytes[at] == 0x78 && ((bytes[at] << 8) + (bytes[at + 1] & 0xff)) % 31 == 0;
      if (head) {
        all.append(inflated(bytes, at));
      }
    }
    return all.toString();
  }

  private static String inflated(byte[] bytes, int at) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, at, bytes.length - at);
      byte[] out = new byte[MOST_INFLATED];
      int length = inflater.inflate(out);
      return new String(out, 0, length, StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      return "";
    } finally {
      inflater.end();
    }
  }

  /** How often something was hidden there. */
  int hidden(String place) {
    return hidden.getOrDefault(place, 0);
  }

  List<String> found() {
    return found;
  }

  String places() {
    StringBuilder all = new StringBuilder();
    places.forEach(
        (place, size) ->
            all.append("%9d characters, %3d hidden  %s%n".formatted(size, hidden(place), place)));
    return all.toString();
  }
}
