package dev.pollen.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path as the vendor writes it, such as {@code /contacts/{contactId}/tags}. */
final class PathPattern {
  private final List<String> segments;

  private PathPattern(List<String> segments) {
    this.segments = segments;
  }

  static PathPattern of(String template) {
    return new PathPattern(split(template));
  }

  /** The segments of a path; a slash at its end says nothing. */
  static List<String> split(String path) {
    return List.of(path.replaceAll("^/+|/+$", "").split("/"));
  }

  /** How many segments are words of their own: of two patterns that match, more is closer. */
  long words() {
    return segments.stream().filter(segment -> !isHole(segment)).count();
  }

  /** What stands in the holes, by name; empty when the path is another. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> holes = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isHole(segment)) {
        holes.put(segment.substring(1, segment.length() - 1), decode(path.get(i)));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(holes);
  }

  private static boolean isHole(String segment) {
    return segment.startsWith("{");
  }

  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }
}
