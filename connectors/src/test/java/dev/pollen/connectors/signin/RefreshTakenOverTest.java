package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Wait;
import dev.pollen.connectors.signin.SignInRig.Opened;
import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.kit.PostgresServer;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes and one PostgreSQL database: one holds it and refreshes, and where the other takes
 * it over, no refresh token is used by both.
 */
class RefreshTakenOverTest {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int MOST_CUTS = 20;
  private static final String CUT =
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted";

  @TempDir private Path folder;
  private final Vertx vertx = RefreshCrash.vertx();
  private final TokenServer server = TokenServer.start(vertx).expiresIn(0);
  private String url;
  private StorePlace store;
  private Opened first;

  @BeforeEach
  void begin() {
    url = PostgresServer.freshUrl();
    store = StorePlace.postgres(url);
    first = opened();
    first.signIn(server);
  }

  @AfterEach
  void end() {
    server.close();
    Wait.on(vertx.close());
  }

  private Opened opened() {
    return SignInRig.sharing(folder, store, server, vertx, PATIENCE);
  }

  /** The second gets the database once the first one's session is cut. */
  private Opened takenOver() throws Exception {
    CompletableFuture<Opened> second = CompletableFuture.supplyAsync(this::patiently);
    for (int cuts = 0; cuts < MOST_CUTS; cuts++) {
      if (!second.isDone()) {
        PostgresServer.run(url, CUT);
      }
      try {
        return second.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException busy) {
        // the first was quicker: once more
      }
    }
    throw new AssertionError("the second never got the database");
  }

  private Opened patiently() {
    for (int tries = 0; ; tries++) {
      try {
        return opened();
      } catch (JournalFault held) {
        if (tries == MOST_CUTS) {
          throw held;
        }
      }
    }
  }

  @Test
  void whoLostTheDatabaseAsksForNoTokenAnyMore() throws Exception {
    try (Opened second = takenOver()) {
      long before = server.refreshed();
      Fault fault = Wait.fault(first.oauth().now());
      assertEquals(Fault.Kind.NOT_DONE, fault.kind());
      assertTrue(fault.getMessage().contains("nothing was sent"), fault::getMessage);
      assertEquals(before, server.refreshed());
      assertEquals(State.READY, second.afterRefreshes());
      assertEquals(Optional.of(server.valid()), second.grant().refresh());
    }
  }

  @Test
  void aRefreshThatATakeOverBreaksOffIsTheOneWindowAndIsToldSo() throws Exception {
    server.mood(Mood.ANSWER_HELD);
    Future<Optional<Credential>> broken = first.oauth().now();
    Wait.until(() -> server.refreshed() == 1);
    try (Opened second = takenOver()) {
      server.mood(Mood.WELL);
      Future<Optional<Credential>> waiting = second.oauth().now();
      server.release();
      assertEquals(Fault.Kind.UNSIGNED, Wait.fault(broken).kind());
      Wait.fault(waiting);
      assertEquals(State.REFRESH_LOST, second.oauth().standing().state());
      assertTrue(second.oauth().standing().words().contains("pollen connect acme --replace"));
      second.signIn(server);
      assertEquals(State.READY, second.oauth().standing().state());
    }
  }
}
