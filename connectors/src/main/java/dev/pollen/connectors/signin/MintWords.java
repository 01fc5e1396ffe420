package dev.pollen.connectors.signin;

import dev.pollen.catalog.SubAccounts;
import dev.pollen.connectors.signin.Refresh.OAuthTrouble;
import dev.pollen.engine.spi.Standing.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a reply to the question for a token of an account below means, and what to say of it. */
record MintWords(Minting minting, String name) {

  /** The grant for an account below, as the reply tells it. */
  Grant read(TokenAnswer.Granted granted, String id, Instant now) {
    SubAccounts spec = minting.spec();
    Map<String, String> whose = new TreeMap<>(minting.whose(id));
    spec.form()
        .forEach(
            (key, field) ->
                Optional.of(granted.reply().path(key).asText(""))
                    .filter(told -> !told.isBlank())
                    .ifPresent(told -> whose.put(field, told)));
    return Grants.read(granted.reply(), Optional.empty(), whose, now).minted();
  }

  OAuthTrouble other(Grant grant) {
    return trouble(
        State.NOT_INSTALLED,
        "%s: the system gave a token for %s instead: correct the id"
            .formatted(name, grant.granted().get(minting.spec().field())));
  }

  OAuthTrouble trouble(TokenAnswer answer) {
    if (answer instanceof TokenAnswer.Refused refused) {
      return refused(refused.words(), refused.status());
    }
    return Refusals.later(name, answer);
  }

  private OAuthTrouble refused(String said, int status) {
    if (minting.spec().inactive().filter(said::contains).isPresent()) {
      return trouble(
          State.INACTIVE,
          "%s is paused at the system (%s): it goes on by itself once it is active again"
              .formatted(name, said));
    }
    if (Refusals.ofScope(said)) {
      return trouble(
          State.NOT_GRANTED,
          "%s may get no token (%s): %s must be granted %s, so 'pollen connect %s --replace'"
              .formatted(
                  name,
                  said,
                  minting.name(),
                  String.join(" and ", minting.spec().scopes().stream().sorted().toList()),
                  minting.name()));
    }
    return status == 401
        ? trouble(
            State.REVOKED,
            "%s gets no token, because the system does not take %s's own (%s): 'pollen connect %s --replace'"
                .formatted(name, minting.name(), said, minting.name()))
        : trouble(
            State.NOT_INSTALLED,
            "%s may not be worked for (%s): install the app there, or correct the id; it goes on by itself"
                .formatted(name, said));
  }

  private static OAuthTrouble trouble(State state, String words) {
    return new OAuthTrouble(state, words);
  }
}
