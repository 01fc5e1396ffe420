package dev.pollen.daemon.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.journal.StorePlace;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get();
  }

  private Path data(String name) {
    return folder.resolve(name);
  }

  private SqlJournal open(String name) {
    return SqlJournal.open(StoreOptions.of(data(name).resolve("pollen.db"), CLOCK));
  }

  private static void note(SqlJournal journal, String words) throws Exception {
    await(journal.write(List.of(new Change.NotePut("n", Optional.of(words)))));
  }

  private Map<String, String> notes(String name) throws Exception {
    SqlJournal journal = open(name);
    Map<String, String> notes = await(journal.notes());
    await(journal.close());
    return notes;
  }

  private Restore restore(Path file, String name) {
    return new Restore(file, StorePlace.file(data(name).resolve("pollen.db")), data(name), CLOCK);
  }

  private Path backedUp() throws Exception {
    SqlJournal journal = open("a");
    note(journal, "then");
    Path kept = data("a").resolve("files/acme/ab/abc.wav");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, "a recording");
    Path file = folder.resolve("backup.zip");
    JsonNode made = await(new Backup(journal, data("a"), CLOCK, "test").to(file));
    assertEquals(1, made.path("files").asInt());
    note(journal, "later");
    await(journal.close());
    return file;
  }

  @Test
  void aBackupHoldsTheStoreAndItsFilesAsOfThen() throws Exception {
    Path file = backedUp();
    restore(file, "b").run(false);
    assertEquals("then", notes("b").get("n"));
    assertEquals("a recording", Files.readString(data("b").resolve("files/acme/ab/abc.wav")));
    assertEquals("later", notes("a").get("n"));
  }

  @Test
  void onlyItsOwnerMayReadIt() throws Exception {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backedUp())));
  }

  @Test
  void aStoreThatIsThereStaysUnlessItIsToGoAndThenStandsAside() throws Exception {
    Path file = backedUp();
    Restore restore = restore(file, "a");
    assertTrue(restore.replaces());
    assertThrows(JournalFault.class, () -> restore.run(false));
    assertEquals("later", notes("a").get("n"));
    restore.run(true);
    assertEquals("then", notes("a").get("n"));
    try (var all = Files.list(data("a"))) {
      assertTrue(all.anyMatch(one -> one.getFileName().toString().contains(".before-restore-")));
    }
  }

  @Test
  void anExistingFileIsNotOverwritten() throws Exception {
    Path file = backedUp();
    SqlJournal journal = open("a");
    assertThrows(
        Exception.class, () -> await(new Backup(journal, data("a"), CLOCK, "test").to(file)));
    await(journal.close());
  }

  @Test
  void whatIsNoBackupIsRefusedAndChangesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("x.zip"), "no zip");
    assertThrows(IOException.class, () -> restore(file, "b").run(false));
    assertFalse(Files.exists(data("b").resolve("pollen.db")));
  }

  @Test
  void noEntryLeavesTheFolderOfKeptFiles() throws Exception {
    Path file = folder.resolve("evil.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("files/../../evil.txt"));
      zip.write(1);
      zip.closeEntry();
    }
    try (Archive archive = Archive.open(file)) {
      assertEquals(0, archive.files(data("b")));
    }
    assertFalse(Files.exists(folder.resolve("evil.txt")));
  }
}
