package dev.pollen.engine.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a connection's sign-in stands.
 *
 * @param words what is the matter and what to do; empty when all is well
 * @param given when a person last signed it in, or gave the key
 * @param expires when the present token does; empty for one that does not
 * @param scopes what was granted, as far as the system says
 * @param granted whose account it is for, by the connection's fields
 */
public record Standing(
    State state,
    String words,
    Optional<Instant> given,
    Optional<Instant> expires,
    Set<String> scopes,
    Map<String, String> granted) {

  /** After so long a key should be changed. */
  public static final Duration OLD = Duration.ofDays(90);

  public Standing {
    scopes = Set.copyOf(scopes);
    granted = Map.copyOf(granted);
  }

  public static Standing of(State state, String words) {
    return new Standing(state, words, Optional.empty(), Optional.empty(), Set.of(), Map.of());
  }

  /** The closed list. */
  public enum State {
    READY,
    /** Nobody signed it in yet. */
    NOT_SIGNED_IN,
    /** The account is paused at the system; goes on by itself. */
    INACTIVE,
    /** The system takes the token no more: sign in again. */
    REVOKED,
    /** A refresh was broken off between the system's answer and our store: sign in again. */
    REFRESH_LOST,
    /** The store was put back from a copy, whose tokens may be used up by now: sign in again. */
    RESTORED,
    /** The app's id or secret is not accepted. */
    APP_REFUSED,
    /** Signed in, but not for something that a recipe does. */
    SCOPE_REFUSED,
    /** The app may not work for this account, or no more; goes on by itself once it may. */
    NOT_INSTALLED,
    /** The account above may not get tokens for this one: sign it in with more scopes. */
    NOT_GRANTED,
    /** Our clock and the system's differ so much that tokens seem expired. */
    CLOCK_SKEW,
    /** The system gives no tokens just now; goes on by itself. */
    UNREACHABLE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether calls can be made. */
    public boolean usable() {
      return this == READY || this == SCOPE_REFUSED;
    }

    /** Whether it may be well again without a person. */
    public boolean passing() {
      return this == INACTIVE || this == UNREACHABLE || this == CLOCK_SKEW || this == NOT_INSTALLED;
    }
  }
}
