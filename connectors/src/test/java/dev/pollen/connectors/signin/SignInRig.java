package dev.pollen.connectors.signin;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn.Agreement;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.KeySource;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A sign-in on a store that lies on the disk, as a daemon has it. */
final class SignInRig {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_TRIES = 600;
  private static final long PAUSE_NANOS = 100_000_000;

  private static final SignInSpec.OAuth SPEC =
      new SignInSpec.OAuth(
          Optional.of("https://vendor.example/choose"),
          "/oauth/token",
          "An admin agrees.",
          Map.of(),
          Map.of(),
          Map.of("location", "locationId"),
          false,
          Optional.of("Location is not active"));

  private SignInRig() {}

  static Opened open(Path folder, Issuer issuer, Vertx vertx) {
    return open(folder, issuer.address(), issuer.app(), vertx, vault -> vault);
  }

  /**
   * @param wrap puts something before the store's vault
   */
  static Opened open(
      Path folder, String address, OAuthApp app, Vertx vertx, UnaryOperator<Vault> wrap) {
    StorePlace store = StorePlace.file(folder.resolve("store.db"));
    return open(folder, store, address, app, vertx, PATIENCE, wrap);
  }

  /** As one of several processes that share a database. */
  static Opened sharing(
      Path folder, StorePlace store, Issuer issuer, Vertx vertx, Duration patience) {
    return open(folder, store, issuer.address(), issuer.app(), vertx, patience, vault -> vault);
  }

  private static Opened open(
      Path folder,
      StorePlace store,
      String address,
      OAuthApp app,
      Vertx vertx,
      Duration patience,
      UnaryOperator<Vault> wrap) {
    InstantSource clock = InstantSource.system();
    Journal journal = SqlJournal.open(StoreOptions.of(store, clock));
    Vault vault =
        wrap.apply(
            done(
                StoreVault.open(
                    journal,
                    KeySource.of(Map.of(), folder.resolve("store.key")),
                    new Scrubber(),
                    Runnable::run)));
    Host host =
        new Host(
            vertx,
            new Catalog(List.of(), List.of()),
            clock,
            ZoneOffset.UTC,
            folder,
            folder,
            patience,
            vault);
    TokenEndpoint endpoint = new TokenEndpoint(URI.create(address + "/oauth/token"), host);
    OAuthSignIn signIn = new OAuthSignIn("acme", app, SPEC, Map.of(), endpoint, host);
    return new Opened(journal, vault, endpoint, signIn);
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** An open sign-in. */
  record Opened(Journal journal, Vault vault, TokenEndpoint endpoint, OAuthSignIn oauth)
      implements AutoCloseable {
    void signIn(Issuer issuer) {
      String redirect = "http://127.0.0.1:1/cb";
      Agreement agreement = oauth.agreement(Set.of(), redirect, "state");
      done(oauth.receive(issuer.code(redirect), agreement));
    }

    Grant grant() {
      return vault.find("acme").flatMap(Grant::of).orElseThrow();
    }

    /** How it stands after a token was needed, as often as it takes to know. */
    State afterRefreshes() {
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        boolean got = done(oauth.now().otherwise(Optional.empty())).isPresent();
        State state = oauth.standing().state();
        if (got || !state.passing()) {
          return got ? State.READY : state;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return oauth.standing().state();
    }

    /** So many callers need a token at once; fails with the first one that gets none. */
    void tokens(int callers) {
      List<Future<Optional<Credential>>> all =
          IntStream.range(0, callers).mapToObj(i -> oauth.now()).toList();
      done(Future.all(all));
    }

    @Override
    public void close() {
      done(endpoint.close());
      done(journal.close());
    }
  }
}
