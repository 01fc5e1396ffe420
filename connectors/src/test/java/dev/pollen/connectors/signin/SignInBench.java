package dev.pollen.connectors.signin;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn.Agreement;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.KeySource;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sign-in at a token server, on a store in memory and with a clock that is set. A sign-in on a
 * disk: see {@link SignInRig}.
 */
abstract class SignInBench {
  static final SignInSpec.OAuth SPEC =
      new SignInSpec.OAuth(
          Optional.of("https://vendor.example/choose"),
          "/oauth/token",
          "An admin agrees.",
          Map.of("loginWindowOpenMode", "self"),
          Map.of("user_type", "Location"),
          Map.of("location", "locationId", "company", "companyId"),
          false,
          Optional.of("Location is not active"));

  static Vertx vertx;

  @TempDir Path folder;
  final Disk disk = new Disk();
  final ExecutorService one = Executors.newSingleThreadExecutor();
  final AtomicInteger refusedWrite = new AtomicInteger();
  volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");
  TokenServer server;
  TokenEndpoint endpoint;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
  }

  @AfterAll
  static void close() {
    done(vertx.close());
  }

  @BeforeEach
  void begin() {
    server = TokenServer.start(vertx);
  }

  @AfterEach
  void end() {
    server.close();
    one.shutdown();
  }

  static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  static Throwable fault(Future<?> future) {
    try {
      done(future);
    } catch (CompletionException e) {
      return e.getCause();
    }
    throw new AssertionError("should have failed");
  }

  /** A journal that may be shared, as one of several processes' would be. */
  Vault vault(boolean shared) {
    Executor late = task -> one.execute(task);
    MemoryJournal journal = new MemoryJournal(disk, late, changes -> fate());
    Vault kept =
        done(
            StoreVault.open(
                journal,
                KeySource.of(Map.of(), folder.resolve("pollen.key")),
                new Scrubber(),
                Runnable::run));
    return shared ? new SharedVault(kept) : kept;
  }

  MemoryJournal.Fate fate() {
    boolean refused = refusedWrite.getAndUpdate(left -> Math.max(0, left - 1)) == 1;
    return refused ? MemoryJournal.Fate.REFUSED : MemoryJournal.Fate.KEPT;
  }

  OAuthSignIn signIn() {
    return signIn(vault(false));
  }

  OAuthSignIn signIn(Vault vault) {
    return signIn(vault, SPEC);
  }

  Host host(Vault vault, Duration timeout) {
    return new Host(
        vertx,
        new Catalog(List.of(), List.of()),
        () -> now,
        ZoneOffset.UTC,
        folder,
        folder,
        timeout,
        vault);
  }

  OAuthSignIn signIn(Vault vault, SignInSpec.OAuth spec) {
    return signIn(vault, spec, Map.of("location", "loc_1"));
  }

  OAuthSignIn signIn(Vault vault, SignInSpec.OAuth spec, Map<String, String> account) {
    Host host = host(vault, Duration.ofSeconds(5));
    endpoint = new TokenEndpoint(URI.create(server.address() + "/oauth/token"), host);
    OAuthApp app =
        new OAuthApp(
            "app-1", "canary-client", Optional.empty(), Optional.empty(), Optional.empty());
    return new OAuthSignIn("acme", app, spec, account, endpoint, host);
  }

  static void signedIn(OAuthSignIn signIn) {
    Agreement agreement =
        signIn.agreement(Set.of("contacts.readonly"), "http://127.0.0.1:1/cb", "state-1");
    done(signIn.receive("code-1", agreement));
  }

  static String token(OAuthSignIn signIn) {
    return done(signIn.now()).orElseThrow().secret();
  }

  void later(Duration span) {
    now = now.plus(span);
  }
}
