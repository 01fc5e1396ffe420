package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.connectors.signin.Refresh.OAuthTrouble;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Signs in with OAuth 2.0: what a person agreed to, or an app's own credentials, and access tokens
 * that are refreshed ahead of their end, and once when the system refuses one.
 */
final class OAuthSignIn implements SignIn, Credentials {
  private static final Duration YOUNG = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final String COPIED =
      "%s: the store was put back from a copy (seen at %s), and the refresh token in it may be used"
          + " up since: it is not tried; sign in again with 'pollen connect %s'";

  private final String name;
  private final SignInSpec.Key bearer = SignInSpec.BEARER.key();
  private final SignInSpec.OAuth spec;
  private final Vault vault;
  private final Host host;
  private final Refresh refresh;
  private final CodeExchange codes;
  private Optional<Future<Grant>> running = Optional.empty();
  private volatile Optional<Failed> failed = Optional.empty();
  private volatile Optional<Standing> refusal = Optional.empty();

  /** A try that gave nothing, and until when none is made. */
  private record Failed(Throwable why, Instant until, Duration pause) {}

  OAuthSignIn(
      String name,
      OAuthApp app,
      SignInSpec.OAuth spec,
      Map<String, String> account,
      TokenEndpoint endpoint,
      Host host) {
    this.name = name;
    this.spec = spec;
    this.vault = host.vault();
    this.host = host;
    this.refresh = new Refresh(name, app, spec, endpoint, host);
    this.codes = new CodeExchange(name, app, spec, account, endpoint, host);
  }

  private Optional<Grant> grant() {
    return vault.find(name).flatMap(Grant::of);
  }

  @Override
  public Future<Optional<Credential>> now() {
    return grant().map(this::now).orElseGet(() -> byBrowser() ? unsigned() : own());
  }

  private Future<Optional<Credential>> own() {
    return resting()
        .<Future<Grant>>map(Future::failedFuture)
        .orElseGet(() -> once(codes::ownCredentials))
        .map(this::credential)
        .recover(fault -> Future.failedFuture(Refusals.unsent(name, fault)));
  }

  /** What the last try came to, as long as no other one is made. */
  private Optional<Throwable> resting() {
    return failed.filter(last -> host.clock().instant().isBefore(last.until())).map(Failed::why);
  }

  private Future<Optional<Credential>> now(Grant grant) {
    Instant now = host.clock().instant();
    if (now.isBefore(grant.due())) {
      return Future.succeededFuture(credential(grant));
    }
    return refreshed(grant)
        .map(this::credential)
        .recover(
            fault ->
                now.isBefore(grant.expires())
                    ? Future.succeededFuture(credential(grant))
                    : Future.failedFuture(Refusals.unsent(name, fault)));
  }

  private Optional<Credential> credential(Grant grant) {
    return Optional.of(Credential.of(bearer, grant.access()));
  }

  private <T> Future<T> unsigned() {
    return Future.failedFuture(Fault.unsigned(unsignedWords()));
  }

  private String unsignedWords() {
    return "%s is not signed in yet: nothing was sent; run 'pollen connect %s'"
        .formatted(name, name);
  }

  private Future<Grant> refreshed(Grant stale) {
    return hopeless(stale)
        .<Future<Grant>>map(Future::failedFuture)
        .orElseGet(() -> once(() -> refresh.run(stale)));
  }

  /** One at a time, however many ask. */
  private Future<Grant> once(Supplier<Future<Grant>> asked) {
    Promise<Grant> promise = Promise.promise();
    synchronized (this) {
      if (running.isPresent()) {
        return running.get();
      }
      running = Optional.of(promise.future());
    }
    asked.get().onComplete(done -> ended(done, promise));
    return promise.future();
  }

  private void ended(io.vertx.core.AsyncResult<Grant> done, Promise<Grant> promise) {
    failed = Optional.ofNullable(done.cause()).map(this::pausing);
    synchronized (this) {
      running = Optional.empty();
    }
    promise.handle(done);
  }

  private Failed pausing(Throwable why) {
    Duration pause = failed.map(last -> last.pause().multipliedBy(2)).orElse(FIRST_PAUSE);
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return new Failed(why, host.clock().instant().plus(bounded), bounded);
  }

  /**
   * A refresh token that stood in a copy may have been used since that was made. Systems take one
   * that comes a second time for stolen, and some end every sign-in of the app then: it is not
   * tried. The access token serves to its end.
   */
  private Optional<Grant.Trouble> fromCopy(Grant grant) {
    return vault
        .restored()
        .filter(at -> grant.refresh().isPresent() && grant.given().isBefore(at))
        .map(at -> new Grant.Trouble(State.RESTORED, COPIED.formatted(name, at, name)));
  }

  /** Why there is no use in asking now: a person must act first, or it was asked just before. */
  private Optional<Throwable> hopeless(Grant grant) {
    Optional<Grant.Trouble> lasting =
        grant
            .trouble()
            .filter(one -> one.state() == State.REVOKED || one.state() == State.REFRESH_LOST);
    return fromCopy(grant)
        .or(() -> lasting)
        .<Throwable>map(one -> new OAuthTrouble(one.state(), one.words()))
        .or(() -> grant.trouble().flatMap(known -> resting()));
  }

  @Override
  public Future<Optional<Credential>> refused(Credential used, String words) {
    if (Refusals.ofScope(words)) {
      refusal = Optional.of(Refusals.standing(name, words));
      return Future.succeededFuture(Optional.empty());
    }
    Optional<Grant> grant = grant();
    if (grant.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Grant now = grant.get();
    if (!now.access().equals(used.secret())) {
      return Future.succeededFuture(credential(now));
    }
    if (host.clock().instant().isBefore(now.given().plus(YOUNG))) {
      refusal = Optional.of(codes.skewed(name, words));
      return Future.succeededFuture(Optional.empty());
    }
    return refreshed(now).map(this::credential).otherwise(Optional.empty());
  }

  @Override
  public void accepted() {
    if (refusal.filter(one -> one.state() != State.SCOPE_REFUSED).isPresent()) {
      refusal = Optional.empty();
    }
  }

  @Override
  public Standing standing() {
    Optional<Grant> grant = grant();
    if (grant.isEmpty()) {
      return byBrowser() ? Standing.of(State.NOT_SIGNED_IN, unsignedWords()) : unasked();
    }
    Grant now = grant.get();
    boolean expired = !host.clock().instant().isBefore(now.expires());
    return fromCopy(now)
        .or(() -> now.trouble().filter(one -> expired || !one.state().passing()))
        .map(one -> told(now, one.state(), one.words()))
        .or(() -> refusal.map(bad -> told(now, bad.state(), bad.words())))
        .orElseGet(() -> told(now, State.READY, ""));
  }

  /** An app that acts for itself asks for its first token when a call needs it. */
  private Standing unasked() {
    return failed
        .map(
            last ->
                Standing.of(
                    last.why() instanceof OAuthTrouble known ? known.state() : State.UNREACHABLE,
                    last.why().getMessage()))
        .orElseGet(() -> Standing.of(State.READY, ""));
  }

  private static Standing told(Grant grant, State state, String words) {
    return new Standing(
        state,
        words,
        Optional.of(grant.signedIn()),
        Optional.of(grant.expires()),
        grant.scopes(),
        grant.granted());
  }

  @Override
  public String who() {
    return spec.who();
  }

  @Override
  public boolean byBrowser() {
    return spec.authorize().isPresent();
  }

  @Override
  public Agreement agreement(Set<String> scopes, String redirect, String state) {
    return codes.agreement(scopes, redirect, state);
  }

  @Override
  public Future<Standing> receive(String code, Agreement agreement) {
    return codes
        .receive(code, agreement)
        .map(
            grant -> {
              refusal = Optional.empty();
              failed = Optional.empty();
              return told(grant, State.READY, "");
            });
  }

  @Override
  public Future<Standing> paste(String key) {
    return Future.failedFuture(
        new IllegalArgumentException(
            ("%s signs in with an app (auth: oauth): paste the address that the browser was sent"
                    + " to, with its code; for a private token take 'oauth' out of its settings")
                .formatted(name)));
  }
}
