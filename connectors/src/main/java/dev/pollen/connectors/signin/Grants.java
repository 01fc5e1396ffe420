package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.SignInSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what a token endpoint gave. */
record Grants(SignInSpec.OAuth spec) {
  /** For a system that does not say how long a token lives. */
  private static final Duration USUAL = Duration.ofHours(1);

  /** No clock can be moved by more than some number of seconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * @param before what it takes the place of: what the reply leaves out stays
   */
  Grant read(JsonNode reply, Optional<Grant> before, Instant now) {
    return read(reply, before, granted(reply, before), now);
  }

  /**
   * @param whose whose account it is for, by the connection's fields
   */
  static Grant read(
      JsonNode reply, Optional<Grant> before, Map<String, String> whose, Instant now) {
    return new Grant(
        reply.path("access_token").asText(),
        text(reply, "refresh_token").or(() -> before.flatMap(Grant::refresh)),
        before.map(Grant::signedIn).orElse(now),
        now,
        now.plus(lifetime(reply)),
        text(reply, "scope")
            .map(Grants::scopes)
            .or(() -> before.map(Grant::scopes))
            .orElse(Set.of()),
        whose,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<String> text(JsonNode reply, String name) {
    return Optional.of(reply.path(name).asText("")).filter(value -> !value.isBlank());
  }

  private static Duration lifetime(JsonNode reply) {
    JsonNode seconds = reply.path("expires_in");
    return seconds.isMissingNode()
        ? USUAL
        : Duration.ofSeconds(Math.max(0, Math.min(LONGEST.toSeconds(), seconds.asLong())));
  }

  private static Set<String> scopes(String text) {
    return new TreeSet<>(List.of(text.strip().split("[\\s,]+")));
  }

  private Map<String, String> granted(JsonNode reply, Optional<Grant> before) {
    Map<String, String> granted = new TreeMap<>(before.map(Grant::granted).orElse(Map.of()));
    spec.granted()
        .forEach((field, name) -> words(reply, name).ifPresent(id -> granted.put(field, id)));
    return granted;
  }

  /** A list as its items, with spaces between. */
  private static Optional<String> words(JsonNode reply, String name) {
    List<String> items = new ArrayList<>();
    reply.path(name).forEach(item -> items.add(item.asText()));
    return items.isEmpty() ? text(reply, name) : Optional.of(String.join(" ", items));
  }
}
