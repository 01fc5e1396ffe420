package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a system granted, as the vault keeps it.
 *
 * @param refresh gets the next access token; once used it is worth nothing
 * @param signedIn when a person agreed
 * @param given when this access token came
 * @param begun a refresh that began and of which nothing is known yet
 * @param trouble why the last refresh gave no token
 */
record Grant(
    String access,
    Optional<String> refresh,
    Instant signedIn,
    Instant given,
    Instant expires,
    Set<String> scopes,
    Map<String, String> granted,
    Optional<Begun> begun,
    Optional<Trouble> trouble) {

  /** A refresh that is under way, and whose. */
  record Begun(Instant at, String by) {}

  /** Why there is no token. */
  record Trouble(State state, String words) {}

  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** From when on another token is got ahead of this one's end; of a short life, the last tenth. */
  Instant due() {
    Duration tenth = Duration.between(given, expires).dividedBy(10);
    return expires.minus(tenth.compareTo(AHEAD) < 0 ? tenth : AHEAD);
  }

  /** The same without what gets the next one: that is asked for in another way. */
  Grant minted() {
    return new Grant(
        access, Optional.empty(), signedIn, given, expires, scopes, granted, begun, trouble);
  }

  Grant beginning(Instant at, String by) {
    return with(Optional.of(new Begun(at, by)), trouble);
  }

  Grant calm() {
    return with(Optional.empty(), Optional.empty());
  }

  Grant troubled(State state, String words, boolean stillBegun) {
    return with(stillBegun ? begun : Optional.empty(), Optional.of(new Trouble(state, words)));
  }

  private Grant with(Optional<Begun> begun, Optional<Trouble> trouble) {
    return new Grant(access, refresh, signedIn, given, expires, scopes, granted, begun, trouble);
  }

  Kept kept() {
    Map<String, String> secrets = new TreeMap<>(Map.of("access", access));
    refresh.ifPresent(token -> secrets.put("refresh", token));
    Kept kept = Kept.of(secrets);
    ObjectNode facts = kept.facts();
    facts.put("kind", "oauth").put("signed_in", signedIn.toString());
    facts.put("given", given.toString()).put("expires", expires.toString());
    new TreeSet<>(scopes).forEach(facts.putArray("scopes")::add);
    ObjectNode whose = facts.putObject("granted");
    new TreeMap<>(granted).forEach(whose::put);
    begun.ifPresent(
        one -> facts.putObject("begun").put("at", one.at().toString()).put("by", one.by()));
    trouble.ifPresent(
        one ->
            facts.putObject("trouble").put("state", one.state().word()).put("words", one.words()));
    return kept;
  }

  /** Empty if what is kept is no grant. */
  static Optional<Grant> of(Kept kept) {
    JsonNode facts = kept.facts();
    return kept.secret("access")
        .map(
            access ->
                new Grant(
                    access,
                    kept.secret("refresh"),
                    at(facts, "signed_in"),
                    at(facts, "given"),
                    at(facts, "expires"),
                    scopes(facts),
                    granted(facts),
                    begun(facts.path("begun")),
                    trouble(facts.path("trouble"))));
  }

  private static Instant at(JsonNode facts, String name) {
    return Instant.parse(facts.path(name).asText());
  }

  private static Set<String> scopes(JsonNode facts) {
    Set<String> scopes = new TreeSet<>();
    facts.path("scopes").forEach(one -> scopes.add(one.asText()));
    return scopes;
  }

  private static Map<String, String> granted(JsonNode facts) {
    Map<String, String> granted = new TreeMap<>();
    facts.path("granted").properties().forEach(e -> granted.put(e.getKey(), e.getValue().asText()));
    return granted;
  }

  private static Optional<Begun> begun(JsonNode json) {
    return json.isObject()
        ? Optional.of(new Begun(at(json, "at"), json.path("by").asText()))
        : Optional.empty();
  }

  private static Optional<Trouble> trouble(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Trouble(
                State.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
                json.path("words").asText()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "grant of " + granted + " until " + expires;
  }
}
