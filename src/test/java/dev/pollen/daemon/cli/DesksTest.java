package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.SqlJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a command asks. */
class DesksTest {
  @TempDir private Path folder;

  private PollenConfig config() throws IOException {
    Path file = Files.writeString(folder.resolve("pollen.yaml"), "store: sqlite:pollen.db\n");
    return ConfigReader.read(file, Map.of()).value().orElseThrow();
  }

  private void daemonIsThere() {
    String words = "{\"address\": \"here\", \"token\": \"t\", \"pid\": %d}";
    try {
      Files.writeString(
          folder.resolve("pollen.daemon.json"), words.formatted(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDaemonThatIsJustStartingIsWaitedFor() throws IOException {
    PollenConfig config = config();
    SqlJournal held = SqlJournal.open(config.storeOptions(InstantSource.system()));
    try {
      assertEquals("here", Desks.served(config, DaemonClient::address, () -> opened(config)));
    } finally {
      held.close().await();
    }
  }

  /** Nobody could be asked when the command looked, and the store is held already. */
  private String opened(PollenConfig config) {
    daemonIsThere();
    SqlJournal.open(config.storeOptions(InstantSource.system())).close().await();
    return "nobody held it";
  }

  @Test
  void whereNobodyRunsItIsDoneHere() throws IOException {
    assertEquals("done", Desks.served(config(), DaemonClient::address, () -> "done"));
  }
}
