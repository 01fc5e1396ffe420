package dev.pollen.daemon.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.journal.SqliteFile;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.journal.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Puts a backup in the place of a store that nobody holds. What stood there is moved aside (a file)
 * or replaced in one transaction (a database). Blocks.
 *
 * @param data the folder of the kept files
 */
public record Restore(Path file, StorePlace place, Path data, InstantSource clock) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  /** What the backup says of itself, {@code made} and {@code rows} among it. */
  public JsonNode manifest() throws IOException {
    try (Archive archive = Archive.open(file)) {
      return archive.manifest();
    }
  }

  /** Whether there is anything that would go. */
  public boolean replaces() {
    return !Stores.isEmpty(place, clock);
  }

  /** The name that a store in a file is moved to. */
  public Path aside(Path store) {
    return store.resolveSibling(
        store.getFileName() + ".before-restore-" + STAMP.format(clock.instant()));
  }

  /**
   * Does it.
   *
   * @param replace whether what is there may go
   */
  public Stores.Copied run(boolean replace) throws IOException {
    Files.createDirectories(data);
    Path draft = Files.createTempDirectory(data, ".pollen-restore-");
    try (Archive archive = Archive.open(file)) {
      Path store = draft.resolve(Backup.STORE);
      archive.store(store);
      StorePlace copy = StorePlace.file(store);
      Stores.verify(copy, clock);
      if (replace && place instanceof SqliteFile old) {
        moveAside(old.path());
      }
      Stores.Copied copied = Stores.copy(copy, place, replace, clock);
      archive.files(data);
      return copied;
    } finally {
      Folders.delete(draft);
    }
  }

  private void moveAside(Path store) throws IOException {
    Path aside = aside(store);
    for (String part : List.of("", "-wal", "-shm")) {
      Path from = Path.of(store + part);
      if (Files.exists(from)) {
        Files.move(from, Path.of(aside + part));
      }
    }
  }
}
