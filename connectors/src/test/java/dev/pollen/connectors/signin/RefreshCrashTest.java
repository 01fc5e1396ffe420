package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.signin.RefreshCrash.Figures;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link RefreshCrash}. */
class RefreshCrashTest {
  @TempDir private Path folder;

  @Test
  void aConnectionIsLostInTheOneWindowOnlyAndIsToldSo() throws Exception {
    Vertx vertx = RefreshCrash.vertx();
    TokenServer server = TokenServer.start(vertx).expiresIn(0);
    try (RefreshCrash crash = new RefreshCrash(folder, server, vertx, 7)) {
      Figures figures = crash.run(200, soFar -> {});
      assertEquals(0, figures.elsewhere(), figures::toString);
      assertTrue(figures.kills() >= 1 && figures.refreshes() >= 200, figures::toString);
    }
  }
}
