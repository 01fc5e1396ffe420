package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreHeld;
import dev.pollen.engine.journal.StoreOptions;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDoorTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  @Test
  void aCommandThatLooksIntoTheStoreIsWaitedFor() throws Exception {
    Path store = folder.resolve("pollen.db");
    Journal command = SqlJournal.open(StoreOptions.of(store, CLOCK));
    CompletableFuture<Journal> daemon =
        CompletableFuture.supplyAsync(() -> StoreDoor.enter(StoreOptions.of(store, CLOCK), store));
    closed(command);
    closed(daemon.get());
  }

  @Test
  void anotherDaemonIsNotWaitedFor() throws Exception {
    Path store = folder.resolve("pollen.db");
    Journal daemon = SqlJournal.open(StoreOptions.of(store, CLOCK));
    new DaemonFile("http://127.0.0.1:1", "t", ProcessHandle.current().pid())
        .write(DaemonFile.beside(store));
    StoreHeld held =
        assertThrows(StoreHeld.class, () -> StoreDoor.enter(StoreOptions.of(store, CLOCK), store));
    assertTrue(held.getMessage().contains("is held by another Pollen"), held.getMessage());
    closed(daemon);
  }

  private static void closed(Journal journal) throws Exception {
    Future<Void> closing = journal.close();
    closing.toCompletionStage().toCompletableFuture().get();
  }
}
