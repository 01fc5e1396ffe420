package dev.pollen.connectors.signin;

import dev.pollen.catalog.SubAccounts;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for tokens of the accounts below one account, with that account's own token. Any thread;
 * futures complete on any thread.
 */
final class Minting {
  private static final int UNAUTHORISED = 401;

  private final String name;
  private final SubAccounts spec;
  private final Map<String, String> fields;
  private final Credentials own;
  private final SignIn signIn;
  private final TokenEndpoint endpoint;
  private final Host host;

  /**
   * @param name the user's name for the connection above
   * @param fields what that connection says of itself
   * @param own signs the account above in
   * @param signIn says how that stands
   */
  Minting(
      String name,
      SubAccounts spec,
      Map<String, String> fields,
      Credentials own,
      SignIn signIn,
      TokenEndpoint endpoint,
      Host host) {
    this.name = name;
    this.spec = spec;
    this.fields = Map.copyOf(fields);
    this.own = own;
    this.signIn = signIn;
    this.endpoint = endpoint;
    this.host = host;
  }

  /** Signs one of the accounts below in. */
  MintedSignIn of(String id) {
    return new MintedSignIn(this, id);
  }

  /**
   * A token for one below. A refused token of the account above is replaced once. Fails with a
   * {@link Fault} when that account has none.
   */
  Future<TokenAnswer> ask(String id) {
    return own.now()
        .compose(
            found ->
                found
                    .map(token -> ask(id, token).compose(answer -> judged(id, token, answer)))
                    .orElseGet(() -> Future.failedFuture(unsigned())));
  }

  private Future<TokenAnswer> ask(String id, Credential token) {
    Map<String, String> headers = new HashMap<>(spec.headers());
    headers.putAll(token.headers());
    return endpoint.ask(form(id), headers);
  }

  private Map<String, String> form(String id) {
    Map<String, String> form = new HashMap<>();
    spec.form()
        .forEach(
            (key, field) ->
                form.put(key, field.equals(spec.field()) ? id : fields.getOrDefault(field, "")));
    return form;
  }

  private Future<TokenAnswer> judged(String id, Credential used, TokenAnswer answer) {
    if (!(answer instanceof TokenAnswer.Refused refused) || refused.status() != UNAUTHORISED) {
      tell(answer);
      return Future.succeededFuture(answer);
    }
    return own.refused(used, refused.words())
        .compose(next -> next.map(token -> ask(id, token)).orElse(Future.succeededFuture(answer)));
  }

  /** Without a reply nobody knows whether the account's own token is taken. */
  private void tell(TokenAnswer answer) {
    if (answer instanceof TokenAnswer.Granted || answer instanceof TokenAnswer.Refused) {
      own.accepted();
    }
  }

  private Fault unsigned() {
    return Fault.unsigned(
        "%s is not signed in: nothing was sent; run 'pollen connect %s'".formatted(name, name));
  }

  String name() {
    return name;
  }

  SubAccounts spec() {
    return spec;
  }

  Host host() {
    return host;
  }

  /** How the account above is signed in. */
  SignIn above() {
    return signIn;
  }

  /** What the account above is, by the connection's fields; and the one below among them. */
  Map<String, String> whose(String id) {
    Map<String, String> whose = new HashMap<>();
    Optional.ofNullable(fields.get(spec.of())).ifPresent(of -> whose.put(spec.of(), of));
    whose.put(spec.field(), id);
    return whose;
  }
}
