package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.connectors.kit.Specs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An odd answer must not cost its tokens: the ones before are used up by then. */
class GrantsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static Grant read(String reply) {
    return Grants.read(Specs.json(reply), Optional.empty(), Map.of(), NOW);
  }

  @Test
  void aScopeMayBeNamedTwice() {
    assertEquals(
        Set.of("a", "b"), read("{'access_token':'t','scope':'a b a','expires_in':9}").scopes());
  }

  @Test
  void aTokenMayLiveLongerThanAnyClockCounts() {
    Grant grant = read("{'access_token':'t','expires_in':9223372036854775807}");
    assertEquals(true, grant.expires().isAfter(NOW));
  }
}
