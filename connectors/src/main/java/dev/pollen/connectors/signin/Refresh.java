package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.spi.Vault.Changed;
import dev.pollen.engine.spi.Vault.Gone;
import dev.pollen.engine.spi.Vault.Kept;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a new access token for an old one, where a refresh token may be used once only.
 *
 * <p>The order is the promise. First a mark, "a refresh began", is durable: who finds it knows that
 * the refresh token may be used up. Then the system is asked, once. Its new pair is durable before
 * anybody uses it, and if the store does not take it just now, it is held and tried again: it is
 * the only copy. So a connection is lost only if the process dies, or the answer gets lost, between
 * the system's writing and ours; that is told apart from a sign-in that was revoked, because the
 * mark is still there.
 *
 * <p>Of several processes on one store only one gets its mark written; the others wait for what
 * comes of it, and take over when it is too old.
 */
final class Refresh {
  private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String me = UUID.randomUUID().toString();
  private final String name;
  private final OAuthApp app;
  private final SignInSpec.OAuth spec;
  private final TokenEndpoint endpoint;
  private final Host host;
  private final Vault vault;

  Refresh(String name, OAuthApp app, SignInSpec.OAuth spec, TokenEndpoint endpoint, Host host) {
    this.name = name;
    this.app = app;
    this.spec = spec;
    this.endpoint = endpoint;
    this.host = host;
    this.vault = host.vault();
  }

  /** The grant that follows, or the one that somebody else got in the meantime. */
  Future<Grant> run(Grant stale) {
    return vault.look(name).compose(kept -> begin(kept, stale));
  }

  private Future<Grant> begin(Optional<Kept> kept, Grant stale) {
    Optional<Grant> found = kept.flatMap(Grant::of);
    if (found.isEmpty()) {
      return Future.failedFuture(
          trouble(
              State.NOT_SIGNED_IN, "%s was signed out: 'pollen connect %s'".formatted(name, name)));
    }
    Grant now = found.get();
    if (!now.access().equals(stale.access())) {
      return Future.succeededFuture(now);
    }
    return othersBusy(now)
        ? later(LOOK_AGAIN).compose(over -> run(stale))
        : mark(kept.get(), now, stale);
  }

  private boolean othersBusy(Grant now) {
    Duration patience = host.timeout().multipliedBy(2);
    return vault.shared()
        && now.begun()
            .filter(one -> !one.by().equals(me))
            .filter(one -> clock().isBefore(one.at().plus(patience)))
            .isPresent();
  }

  private Future<Grant> mark(Kept kept, Grant now, Grant stale) {
    Grant marked = now.beginning(clock(), me);
    return vault
        .keep(name, Optional.of(kept), marked.kept())
        .map(Optional::of)
        .recover(Refresh::unlessChanged)
        .compose(
            written -> written.isPresent() ? ask(marked, now.begun().isPresent()) : run(stale));
  }

  private static Future<Optional<Kept>> unlessChanged(Throwable fault) {
    return fault instanceof Changed
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(fault);
  }

  /**
   * @param doubtful whether an earlier refresh with this token began and nobody knows its end
   */
  private Future<Grant> ask(Grant marked, boolean doubtful) {
    return endpoint.ask(form(marked)).compose(answer -> came(answer, marked, doubtful));
  }

  private Map<String, String> form(Grant marked) {
    Map<String, String> form = new HashMap<>(spec.tokenWith());
    form.put("client_id", app.clientId());
    form.put("client_secret", app.clientSecret());
    form.put("grant_type", marked.refresh().isPresent() ? "refresh_token" : "client_credentials");
    marked.refresh().ifPresent(token -> form.put("refresh_token", token));
    return form;
  }

  private Future<Grant> came(TokenAnswer answer, Grant marked, boolean doubtful) {
    if (answer instanceof TokenAnswer.Granted granted) {
      Grant next = new Grants(spec).read(granted.reply(), Optional.of(marked), clock());
      return held(next, marked, marked.kept(), Duration.ofMillis(100));
    }
    if (answer instanceof TokenAnswer.Refused refused) {
      return refused(refused, marked, doubtful);
    }
    if (answer instanceof TokenAnswer.Unsent unsent) {
      String words = "%s: no token could be asked for (%s)".formatted(name, unsent.words());
      return told(marked, doubtful, State.UNREACHABLE, words);
    }
    String words =
        "%s: nobody knows whether the refresh was done (%s); it is tried again"
            .formatted(name, ((TokenAnswer.Unknown) answer).words());
    return told(marked, true, State.UNREACHABLE, words);
  }

  private Future<Grant> refused(TokenAnswer.Refused refused, Grant marked, boolean doubtful) {
    String said = refused.words();
    if (spec.inactive().filter(said::contains).isPresent()) {
      String words =
          "%s is paused at the system (%s): it goes on by itself once it is active again"
              .formatted(name, said);
      return told(marked, doubtful, State.INACTIVE, words);
    }
    String lower = said.toLowerCase(java.util.Locale.ROOT);
    if (lower.contains("invalid grant") || lower.contains("invalid_grant")) {
      return doubtful
          ? told(marked, true, State.REFRESH_LOST, lost(said))
          : told(marked, false, State.REVOKED, revoked(said));
    }
    return told(marked, doubtful, State.APP_REFUSED, Refusals.ofApp(name, said).getMessage());
  }

  private String lost(String said) {
    return ("%s: a refresh was broken off after the system had used up the old refresh token and"
            + " before the new one could be stored (%s); nothing can bring it back: sign in again"
            + " with 'pollen connect %s --replace'")
        .formatted(name, said, name);
  }

  private String revoked(String said) {
    return ("%s: the system no longer takes the refresh token (%s): access was taken away, or the"
            + " token was used elsewhere; sign in again with 'pollen connect %s --replace'")
        .formatted(name, said, name);
  }

  /** Keeps what went wrong, so that everybody sees it, then fails with it. */
  private Future<Grant> told(Grant marked, boolean stillBegun, State state, String words) {
    Grant troubled = marked.troubled(state, words, stillBegun);
    return vault
        .keep(name, Optional.of(marked.kept()), troubled.kept())
        .transform(done -> Future.failedFuture(trouble(state, words)));
  }

  private static OAuthTrouble trouble(State state, String words) {
    return new OAuthTrouble(state, words);
  }

  /** The only copy of the new pair: it is tried until the store has it. */
  private Future<Grant> held(Grant next, Grant marked, Kept over, Duration pause) {
    return vault
        .keep(name, Optional.of(over), next.kept())
        .map(next)
        .recover(
            fault ->
                fault instanceof Changed changed
                    ? overtaken(changed.now(), next, marked)
                    : fault instanceof Gone
                        ? gone(fault)
                        : again(fault, next, marked, over, pause));
  }

  /** The same as a crash: the process that has the store now finds our mark, and tells. */
  private Future<Grant> gone(Throwable fault) {
    LOG.error(
        "{}: new tokens came and cannot be kept, because {}; the process that has the store now"
            + " will ask for a sign-in",
        name,
        fault.getMessage());
    return Future.failedFuture(
        trouble(
            State.REFRESH_LOST,
            "%s: new tokens came and could not be kept: %s".formatted(name, fault.getMessage())));
  }

  /** Somebody else wrote: over it, if they still have the token that we used up. */
  private Future<Grant> overtaken(Optional<Kept> other, Grant next, Grant marked) {
    Optional<Grant> now = other.flatMap(Grant::of);
    boolean usedUp = now.flatMap(Grant::refresh).equals(marked.refresh());
    return other.isPresent() && usedUp
        ? held(next, marked, other.get(), Duration.ofMillis(100))
        : now.map(Future::succeededFuture)
            .orElseGet(
                () ->
                    Future.failedFuture(
                        trouble(State.NOT_SIGNED_IN, name + " was signed out meanwhile")));
  }

  private Future<Grant> again(
      Throwable fault, Grant next, Grant marked, Kept over, Duration pause) {
    LOG.error(
        "{}: the new tokens are held in memory only, because the store does not take them: {}; do"
            + " not stop Pollen before it does",
        name,
        fault.getMessage());
    Duration longer = pause.multipliedBy(2);
    Duration wait = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    return later(pause).compose(go -> held(next, marked, over, wait));
  }

  private Instant clock() {
    return host.clock().instant();
  }

  private Future<Void> later(Duration wait) {
    Promise<Void> over = Promise.promise();
    host.vertx().setTimer(Math.max(1, wait.toMillis()), id -> over.complete());
    return over.future();
  }

  /** Why there is no token. */
  static final class OAuthTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final State state;

    OAuthTrouble(State state, String words) {
      super(words, null, false, false);
      this.state = state;
    }

    State state() {
      return state;
    }
  }
}
