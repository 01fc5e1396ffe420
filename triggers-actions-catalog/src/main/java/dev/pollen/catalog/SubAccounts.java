package dev.pollen.catalog;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an account's sign-in opens the accounts below it: an agency's those of its sub-accounts. A
 * connection that says {@code of} and not {@code field} is the account above.
 *
 * @param field the connection field that names an account below
 * @param of the connection field that names the account above
 * @param token where the token of one below comes from, asked for with the token of the one above;
 *     begins with a slash when it is below the base address
 * @param headers more of that request's headers
 * @param form the fields of that request's form, and the connection field that fills each
 * @param scopes what the account above must be granted for it
 * @param tokenWith more of the form by which the account above gets its own tokens; takes the place
 *     of what OAuth's part says
 * @param who must act to sign the account above in, as a sentence; empty: as for any
 * @param inactive the words by which a token is refused for a while only
 * @param listed how those below are listed; empty: they are named by hand
 */
public record SubAccounts(
    String field,
    String of,
    String token,
    Map<String, String> headers,
    Map<String, String> form,
    Set<String> scopes,
    Map<String, String> tokenWith,
    String who,
    Optional<String> inactive,
    Optional<Listed> listed) {

  public SubAccounts {
    headers = Map.copyOf(headers);
    form = Map.copyOf(form);
    scopes = Set.copyOf(scopes);
    tokenWith = Map.copyOf(tokenWith);
  }

  /** Whether a connection that says this is the account above, and not one below. */
  public boolean above(JsonNode fields) {
    return says(fields, of) && !says(fields, field);
  }

  /** Whether a connection says whose it is at all. */
  public boolean said(JsonNode fields) {
    return says(fields, of) || says(fields, field);
  }

  private static boolean says(JsonNode fields, String name) {
    return fields.path(name).isValueNode() && !fields.path(name).asText().isBlank();
  }

  /** What a connection lacks that says neither, and the way out. */
  public String missing() {
    return "'%1$s' is missing: give the id of the account that the token belongs to (%1$s: …), or that of the one above it (%2$s: …)"
        .formatted(field, of);
  }

  /**
   * The trigger that lists the accounts below which may be worked for.
   *
   * @param operation its key
   * @param id where a record says which account it is
   * @param name where it says what people call it
   * @param there where it says whether the account may be worked for; empty: all may
   */
  public record Listed(
      String operation, JsonPointer id, JsonPointer name, Optional<JsonPointer> there) {}
}
