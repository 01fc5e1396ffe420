package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.signin.RefreshCrash.Figures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link RefreshCrash}. */
class RefreshCrashTest {
  @TempDir private Path folder;

  @Test
  void aConnectionIsLostInTheOneWindowOnlyAndIsToldSo() throws Exception {
    try (RefreshCrash crash = new RefreshCrash(folder, 7)) {
      Figures figures = crash.run(200, soFar -> {});
      assertEquals(0, figures.elsewhere(), figures::toString);
      assertTrue(figures.kills() >= 1 && figures.refreshes() >= 200, figures::toString);
    }
  }
}
