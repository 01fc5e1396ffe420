package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn.Agreement;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.spi.Vault.Changed;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From a person's agreement to tokens: the address, the code, and what was granted. */
final class CodeExchange {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int VERIFIER_BYTES = 32;
  private static final Duration MUCH = Duration.ofMinutes(2);

  private final String name;
  private final OAuthApp app;
  private final SignInSpec.OAuth spec;
  private final Map<String, String> account;
  private final TokenEndpoint endpoint;
  private final Host host;
  private final Vault vault;
  private volatile Duration skew = Duration.ZERO;

  /**
   * @param account what the settings say of whose account it is; nothing else may be granted
   */
  CodeExchange(
      String name,
      OAuthApp app,
      SignInSpec.OAuth spec,
      Map<String, String> account,
      TokenEndpoint endpoint,
      Host host) {
    this.name = name;
    this.app = app;
    this.spec = spec;
    this.account = account;
    this.endpoint = endpoint;
    this.host = host;
    this.vault = host.vault();
  }

  Agreement agreement(Set<String> scopes, String redirect, String state) {
    Optional<String> verifier = spec.pkce() ? Optional.of(verifier()) : Optional.empty();
    Map<String, String> query = new TreeMap<>(spec.authorizeWith());
    query.put("response_type", "code");
    query.put("client_id", app.clientId());
    query.put("redirect_uri", redirect);
    query.put("scope", String.join(" ", scopes.stream().sorted().toList()));
    if (!state.isEmpty()) {
      query.put("state", state);
    }
    verifier.ifPresent(
        secret -> {
          query.put("code_challenge", challenge(secret));
          query.put("code_challenge_method", "S256");
        });
    String base = app.authorizeUrl().or(spec::authorize).orElseThrow();
    String pairs =
        query.entrySet().stream()
            .map(one -> one.getKey() + "=" + TokenEndpoint.escaped(one.getValue()))
            .collect(Collectors.joining("&"));
    return new Agreement(base + (base.contains("?") ? "&" : "?") + pairs, redirect, verifier);
  }

  private static String verifier() {
    byte[] random = new byte[VERIFIER_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  Future<Grant> receive(String code, Agreement agreement) {
    vault.know("code of " + name, List.of(code));
    Map<String, String> form = form("authorization_code");
    form.put("code", code);
    form.put("redirect_uri", agreement.redirect());
    agreement.verifier().ifPresent(secret -> form.put("code_verifier", secret));
    return endpoint.ask(form).compose(this::came);
  }

  /** For an app that acts for itself. */
  Future<Grant> ownCredentials() {
    return endpoint
        .ask(form("client_credentials"))
        .compose(
            answer ->
                answer instanceof TokenAnswer.Granted granted
                    ? keep(granted.reply(), granted.date())
                    : Future.failedFuture(Refusals.ofApp(name, answer)));
  }

  private Map<String, String> form(String grant) {
    Map<String, String> form = new HashMap<>(spec.tokenWith());
    form.put("client_id", app.clientId());
    form.put("client_secret", app.clientSecret());
    form.put("grant_type", grant);
    return form;
  }

  private Future<Grant> came(TokenAnswer answer) {
    if (answer instanceof TokenAnswer.Granted granted) {
      return keep(granted.reply(), granted.date());
    }
    return Future.failedFuture(
        Fault.of(
            Fault.Kind.NOT_DONE,
            ("%s: the system gave no tokens (%s); a code serves once and for a short while: begin"
                    + " again with 'pollen connect %s'")
                .formatted(name, answer.words(), name)));
  }

  private Future<Grant> keep(JsonNode reply, Optional<Instant> date) {
    Instant now = host.clock().instant();
    date.ifPresent(at -> skew = Duration.between(at, now));
    Grant grant = new Grants(spec).read(reply, Optional.empty(), now);
    for (Map.Entry<String, String> one : account.entrySet()) {
      String got = grant.granted().getOrDefault(one.getKey(), one.getValue());
      if (!got.equals(one.getValue())) {
        return Future.failedFuture(other(one.getKey(), got, one.getValue()));
      }
    }
    for (Map.Entry<String, String> asked : spec.tokenWith().entrySet()) {
      String got = grant.granted().getOrDefault(asked.getKey(), asked.getValue());
      if (!got.equals(asked.getValue())) {
        return Future.failedFuture(otherKind(asked.getKey(), got, asked.getValue()));
      }
    }
    return keep(grant, 5);
  }

  /** A token of a sub-account opens no agency, and the other way round. */
  private IllegalArgumentException otherKind(String field, String got, String wanted) {
    return new IllegalArgumentException(
        ("%s: access was given as %s %s, and the account that connections.yaml names needs %s:"
                + " choose that account when asked, or correct the file; nothing was kept")
            .formatted(name, field, got, wanted));
  }

  private IllegalArgumentException other(String field, String got, String wanted) {
    return new IllegalArgumentException(
        ("%s: access was given to %s %s, but connections.yaml says %s: choose that one when asked,"
                + " or correct the file; nothing was kept")
            .formatted(name, field, got, wanted));
  }

  /** What a person just agreed to takes the place of whatever was there. */
  private Future<Grant> keep(Grant grant, int triesLeft) {
    return vault
        .look(name)
        .compose(before -> vault.keep(name, before, grant.kept()))
        .map(grant)
        .recover(
            fault ->
                fault instanceof Changed && triesLeft > 1
                    ? keep(grant, triesLeft - 1)
                    : Future.failedFuture(fault));
  }

  /** A brand-new token is refused: the clocks differ, or access was taken away at once. */
  Standing skewed(String name, String words) {
    return skew.abs().compareTo(MUCH) < 0
        ? Refusals.standing(name, words)
        : Standing.of(
            State.CLOCK_SKEW,
            ("%s: this machine's clock is %d s off the system's, and new tokens are refused (%s):"
                    + " set the clock (NTP); it goes on by itself")
                .formatted(name, skew.toSeconds(), words));
  }
}
