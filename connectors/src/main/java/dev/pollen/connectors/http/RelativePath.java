package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A path that a recipe gives, perhaps with a query: it must stay where the token belongs. */
final class RelativePath {
  /** Looked for after decoding, for {@code %2e%2e%2f} leads upwards too. */
  private static final Pattern UPWARDS = Pattern.compile("(^|[/\\\\])\\.{1,2}([/\\\\;]|$)");

  private RelativePath() {}

  /** Throws {@link IllegalArgumentException} that says what is wrong and what would be right. */
  static String of(JsonNode given) {
    String path = given.asText();
    if (!given.isTextual() || !path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException(
          "path is %s; it begins with one slash, and the host is the connection's: write /contacts/"
              .formatted(given.isMissingNode() ? "missing" : given));
    }
    refuseLeading(parsed(path), path);
    return path;
  }

  private static URI parsed(String path) {
    try {
      return new URI(path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "path is no path: %s; write spaces as %%20, or give values under query"
              .formatted(e.getReason()),
          e);
    }
  }

  private static void refuseLeading(URI uri, String path) {
    if (UPWARDS.matcher(uri.getPath()).find()) {
      throw new IllegalArgumentException(
          "path is \"%s\"; it holds . or .. as a part: write the path itself".formatted(path));
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "path is \"%s\"; what follows # is never sent: leave it out, or write %%23"
              .formatted(path));
    }
  }
}
