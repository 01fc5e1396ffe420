package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a system's refusal of a credential means, and what to say of it. */
final class Refusals {
  private Refusals() {}

  /** Whether it was refused for what it may do, not for what it is: no new token helps. */
  static boolean ofScope(String words) {
    String said = words.toLowerCase(Locale.ROOT);
    return said.contains("scope") || said.contains("iam service");
  }

  static Standing standing(String name, String words) {
    return standing(name, name, words);
  }

  /**
   * @param signed the connection that a person signs in
   */
  static Standing standing(String name, String signed, String words) {
    return ofScope(words)
        ? Standing.of(
            State.SCOPE_REFUSED,
            "%s may not do all that is asked of it (%s): 'pollen connect %s --replace' with the"
                    .formatted(name, words, signed)
                + " scopes that 'pollen connect' lists")
        : Standing.of(
            State.REVOKED,
            "the system does not take %s's token any more (%s): 'pollen connect %s --replace'"
                .formatted(name, words, signed));
  }

  /** A word about a key that is old; empty while it is not. */
  static String aged(String name, Optional<Instant> given, Instant now) {
    return given
        .map(at -> Duration.between(at, now))
        .filter(age -> age.compareTo(Standing.OLD) >= 0)
        .map(
            age ->
                "this token is %d days old; change it every 90: 'pollen connect %s --replace'"
                    .formatted(age.toDays(), name))
        .orElse("");
  }
}
