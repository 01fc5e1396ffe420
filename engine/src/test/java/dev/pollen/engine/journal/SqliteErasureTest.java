package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a file forgets, down to its bytes. */
class SqliteErasureTest extends ErasureContract {
  private static final InstantSource STILL =
      InstantSource.fixed(java.time.Instant.parse("2026-01-05T08:00:00Z"));

  @TempDir private Path folder;

  @Override
  protected SqlJournal open() {
    return SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), STILL));
  }

  @AfterEach
  void end() {
    await(journal().crash());
  }

  @Test
  void notAByteIsLeftInItsFiles() throws Exception {
    await(journal().write(done(7)));
    assertTrue(filesHold("Ada@Example.com"));
    erase();
    assertEquals(Optional.empty(), await(journal().erasure().scour(false)));
    assertFalse(filesHold("Ada@Example.com"));
    assertTrue(filesHold("Ada"), "the others are there");
  }

  private boolean filesHold(String text) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
