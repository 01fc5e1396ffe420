package dev.pollen.connectors.signin;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.connectors.signin.Refresh.OAuthTrouble;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.spi.Vault.Kept;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs in one account below another: its token is got when it is first needed, ahead of the end of
 * the one before, and once when the system refuses it. It is kept in the vault, so that a restart
 * asks for none; where the store does not take it, it is used all the same, because another one can
 * be had at any time. What goes wrong here is this account's alone.
 */
final class MintedSignIn implements SignIn, Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(MintedSignIn.class);
  private static final Duration YOUNG = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final Minting minting;
  private final String id;
  private final String name;
  private final SignInSpec.Key bearer = SignInSpec.BEARER.key();
  private final Vault vault;
  private Optional<Future<Grant>> running = Optional.empty();
  private volatile Optional<Grant> newest = Optional.empty();
  private volatile Optional<Failed> failed = Optional.empty();
  private volatile Optional<Standing> refusal = Optional.empty();
  private volatile String refused = "";

  /**
   * A try that gave nothing, and until when none is made.
   *
   * @param above whether the account above could not be used
   */
  private record Failed(Throwable why, Instant until, Duration pause, boolean above) {}

  MintedSignIn(Minting minting, String id) {
    this.minting = minting;
    this.id = id;
    this.name = minting.name() + "@" + id;
    this.vault = minting.host().vault();
  }

  private Instant clock() {
    return minting.host().clock().instant();
  }

  /** The vault's, or a younger one that the store did not take; but none that was refused. */
  private Optional<Grant> grant() {
    return any().filter(one -> !one.access().equals(refused));
  }

  private Optional<Grant> any() {
    Optional<Grant> kept = vault.find(name).flatMap(Grant::of);
    return newest
        .filter(mine -> kept.filter(other -> other.given().isAfter(mine.given())).isEmpty())
        .or(() -> kept);
  }

  @Override
  public Future<Optional<Credential>> now() {
    Optional<Grant> grant = grant();
    if (grant.filter(one -> clock().isBefore(one.due())).isPresent()) {
      return Future.succeededFuture(credential(grant.get()));
    }
    return minted(grant)
        .map(this::credential)
        .recover(
            fault ->
                grant.filter(one -> clock().isBefore(one.expires())).isPresent()
                    ? Future.succeededFuture(credential(grant.get()))
                    : Future.failedFuture(Refusals.unsent(name, fault)));
  }

  private Optional<Credential> credential(Grant grant) {
    return Optional.of(Credential.of(bearer, grant.access()));
  }

  /** One at a time, however many ask; after a failure not before its pause is over. */
  private Future<Grant> minted(Optional<Grant> stale) {
    Optional<Failed> before = failed().filter(last -> clock().isBefore(last.until()));
    if (before.isPresent()) {
      return Future.failedFuture(before.get().why());
    }
    Promise<Grant> promise = Promise.promise();
    synchronized (this) {
      if (running.isPresent()) {
        return running.get();
      }
      running = Optional.of(promise.future());
    }
    mint(stale).onComplete(done -> ended(done, promise));
    return promise.future();
  }

  private void ended(AsyncResult<Grant> done, Promise<Grant> promise) {
    failed = Optional.ofNullable(done.cause()).map(this::pausing);
    synchronized (this) {
      running = Optional.empty();
    }
    promise.handle(done);
  }

  private Failed pausing(Throwable why) {
    Duration pause = failed().map(last -> last.pause().multipliedBy(2)).orElse(FIRST_PAUSE);
    Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return new Failed(why, clock().plus(bounded), bounded, !isAboveUsable());
  }

  /** The last try's failure; what only the account above was to blame for is over with that. */
  private Optional<Failed> failed() {
    return failed.filter(last -> !last.above() || !isAboveUsable());
  }

  private boolean isAboveUsable() {
    return minting.above().standing().state().usable();
  }

  /** Another process that shares the store may have got one. */
  private Future<Grant> mint(Optional<Grant> stale) {
    return vault
        .look(name)
        .otherwise(Optional.empty())
        .compose(
            kept ->
                kept.flatMap(Grant::of)
                    .filter(one -> stale.filter(old -> old.equals(one)).isEmpty())
                    .filter(one -> !one.access().equals(refused))
                    .filter(one -> clock().isBefore(one.due()))
                    .map(Future::succeededFuture)
                    .orElseGet(() -> ask(kept)));
  }

  private Future<Grant> ask(Optional<Kept> before) {
    return minting
        .ask(id)
        .recover(fault -> Future.failedFuture(aboveLacks(fault)))
        .compose(answer -> came(answer, before));
  }

  /** The account above has no token: its state is this one's. */
  private OAuthTrouble aboveLacks(Throwable fault) {
    State state = minting.above().standing().state();
    return new OAuthTrouble(
        state.usable() ? State.UNREACHABLE : state,
        "%s has no token, because %s".formatted(name, fault.getMessage()));
  }

  private Future<Grant> came(TokenAnswer answer, Optional<Kept> before) {
    MintWords words = new MintWords(minting, name);
    if (!(answer instanceof TokenAnswer.Granted granted)) {
      return Future.failedFuture(words.trouble(answer));
    }
    Grant grant = words.read(granted, id, clock());
    if (!grant.granted().get(minting.spec().field()).equals(id)) {
      return Future.failedFuture(words.other(grant));
    }
    newest = Optional.of(grant);
    refusal = Optional.empty();
    return vault
        .keep(name, before, grant.kept())
        .map(grant)
        .otherwise(
            fault -> {
              LOG.debug("{}: the token is held in memory only: {}", name, fault.getMessage());
              return grant;
            });
  }

  @Override
  public Future<Optional<Credential>> refused(Credential used, String words) {
    Optional<Grant> grant = any();
    if (grant.filter(one -> !one.access().equals(used.secret())).isPresent()) {
      return now();
    }
    boolean young = grant.filter(one -> clock().isBefore(one.given().plus(YOUNG))).isPresent();
    if (young || Refusals.ofScope(words)) {
      refusal = Optional.of(Refusals.standing(name, minting.name(), words));
      return Future.succeededFuture(Optional.empty());
    }
    refused = used.secret();
    return minted(grant)
        .map(this::credential)
        .recover(fault -> Future.failedFuture(Refusals.undone(name, fault)));
  }

  @Override
  public void accepted() {
    if (refusal.filter(one -> one.state() != State.SCOPE_REFUSED).isPresent()) {
      refusal = Optional.empty();
    }
  }

  @Override
  public Standing standing() {
    Standing above = minting.above().standing();
    Optional<Grant> valid = grant().filter(one -> clock().isBefore(one.expires()));
    if (valid.isPresent()) {
      return refusal
          .map(bad -> told(above, valid, bad.state(), bad.words()))
          .orElseGet(() -> told(above, valid, State.READY, ""));
    }
    return failed()
        .map(last -> told(above, valid, state(last.why()), last.why().getMessage()))
        .orElseGet(
            () ->
                above.state().usable()
                    ? told(above, valid, State.READY, "")
                    : told(above, valid, above.state(), above.words()));
  }

  private static State state(Throwable why) {
    return why instanceof OAuthTrouble trouble ? trouble.state() : State.UNREACHABLE;
  }

  private Standing told(Standing above, Optional<Grant> grant, State state, String words) {
    return new Standing(
        state,
        words,
        above.given(),
        grant.map(Grant::expires),
        grant.map(Grant::scopes).orElse(above.scopes()),
        minting.whose(id));
  }

  @Override
  public String who() {
    return "Nobody: the connection %s signs it in.".formatted(minting.name());
  }

  @Override
  public boolean byBrowser() {
    return false;
  }

  @Override
  public Agreement agreement(Set<String> scopes, String redirect, String state) {
    throw new IllegalArgumentException(above());
  }

  @Override
  public Future<Standing> receive(String code, Agreement agreement) {
    return Future.failedFuture(new IllegalArgumentException(above()));
  }

  @Override
  public Future<Standing> paste(String key) {
    return Future.failedFuture(new IllegalArgumentException(above()));
  }

  private String above() {
    return "%s is signed in by %s: 'pollen connect %s'"
        .formatted(name, minting.name(), minting.name());
  }
}
