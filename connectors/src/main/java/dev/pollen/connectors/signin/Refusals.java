package dev.pollen.connectors.signin;

import dev.pollen.connectors.signin.Refresh.OAuthTrouble;
import dev.pollen.engine.spi.Fault;
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

  /** Why an app that asked for a token of its own got none. */
  static OAuthTrouble ofApp(String name, TokenAnswer answer) {
    return answer instanceof TokenAnswer.Refused refused
        ? ofApp(name, refused.words())
        : later(name, answer);
  }

  static OAuthTrouble ofApp(String name, String words) {
    return new OAuthTrouble(
        State.APP_REFUSED,
        "%s: the app's client_id or client_secret is not accepted (%s): correct connections.yaml"
            .formatted(name, words));
  }

  /** The system said neither yes nor no. */
  static OAuthTrouble later(String name, TokenAnswer answer) {
    return new OAuthTrouble(
        State.UNREACHABLE,
        "%s: no token came (%s); it is asked for again".formatted(name, answer.words()));
  }

  /** Whatever kept a token from coming, the call that wanted one has not left. */
  static Fault unsent(String name, Throwable fault) {
    return without(name, fault, "nothing was sent");
  }

  /** The call was sent, and refused for its token; no other one came. */
  static Fault undone(String name, Throwable fault) {
    return without(name, fault, "nothing was done");
  }

  private static Fault without(String name, Throwable fault, String end) {
    if (fault instanceof OAuthTrouble trouble) {
      return Fault.unsigned(trouble.getMessage() + "; " + end);
    }
    return fault instanceof Fault known
        ? known
        : Fault.of(
            Fault.Kind.NOT_DONE,
            "%s: there is no token, because %s; %s".formatted(name, fault.getMessage(), end));
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
