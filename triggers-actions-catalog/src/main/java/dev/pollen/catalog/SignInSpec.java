package dev.pollen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a system wants to be signed in to.
 *
 * @param key where a key or token that a person was given goes
 * @param oauth OAuth 2.0, where the system has it
 * @param below how an account opens the accounts below it, where the system has such
 */
public record SignInSpec(Key key, Optional<OAuth> oauth, Optional<SubAccounts> below) {

  /** A bearer token, and nothing else. */
  public static final SignInSpec BEARER = new SignInSpec(new Key(Place.BEARER, "", ""));

  /** By a key only. */
  public SignInSpec(Key key) {
    this(key, Optional.empty(), Optional.empty());
  }

  /** Where a key goes. */
  public enum Place {
    /** {@code Authorization: Bearer KEY}. */
    BEARER,
    /** A header of its own. */
    HEADER,
    /** The query. */
    QUERY,
    /** {@code Authorization: Basic}, of {@code user:KEY}. */
    BASIC
  }

  /**
   * A key that never changes by itself.
   *
   * @param name of the header or of the query's part
   * @param user for basic; empty: the key itself is {@code user:password}
   */
  public record Key(Place in, String name, String user) {}

  /**
   * OAuth 2.0.
   *
   * @param authorize where a person agrees; empty: only client credentials
   * @param token where tokens come from; begins with a slash when it is below the base address
   * @param who must act, as a sentence
   * @param authorizeWith more of the authorise address' query
   * @param tokenWith more of the form that asks for tokens
   * @param granted the reply's fields that say what was granted, by the connection's field
   * @param pkce whether the authorise page takes a challenge (RFC 7636)
   * @param inactive the words by which a refresh is refused for a while only
   */
  public record OAuth(
      Optional<String> authorize,
      String token,
      String who,
      Map<String, String> authorizeWith,
      Map<String, String> tokenWith,
      Map<String, String> granted,
      boolean pkce,
      Optional<String> inactive) {
    public OAuth {
      authorizeWith = Map.copyOf(authorizeWith);
      tokenWith = Map.copyOf(tokenWith);
      granted = Map.copyOf(granted);
    }

    /** As it is done by an account above others. */
    public OAuth above(SubAccounts below) {
      Map<String, String> form = new HashMap<>(tokenWith);
      form.putAll(below.tokenWith());
      String whom = below.who().isEmpty() ? who : below.who();
      return new OAuth(authorize, token, whom, authorizeWith, form, granted, pkce, inactive);
    }
  }
}
