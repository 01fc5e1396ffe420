package dev.pollen.daemon.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.journal.Stores;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup: one zip file with the store, as of one moment and always as a SQLite file, and
 * with the files that were kept beside it. It is read back before it gets its name.
 *
 * @param data the folder of the kept files
 * @param version of this program
 */
public record Backup(SqlJournal journal, Path data, InstantSource clock, String version) {
  static final String MANIFEST = "pollen.json";
  static final String STORE = "store.db";
  static final String FILES = "files";
  private static final String NOTE = "backup:";
  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes the file; it must not exist yet. Blocks nobody: the work is done on a thread of its own.
   *
   * @return what is in it, by the names of the manifest
   */
  public Future<JsonNode> to(Path file) {
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file + " exists already: name another file");
      }
      Path draft = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".pollen-backup-");
      return journal
          .copyTo(StorePlace.file(draft.resolve(STORE)))
          .map(copied -> packed(copied, draft, file))
          .onComplete(done -> Folders.delete(draft))
          .compose(made -> noted(file.toAbsolutePath()).map(made));
    } catch (IOException e) {
      return Future.failedFuture(refused(file, e));
    }
  }

  /** The backups that were made of this store, as its notes say; some may be gone. */
  public static Stream<Path> known(Map<String, String> notes) {
    return notes.keySet().stream()
        .filter(name -> name.startsWith(NOTE))
        .map(name -> Path.of(name.substring(NOTE.length())));
  }

  /** So that it can be told where a forgotten person still stands. It is a backup without that. */
  private Future<Void> noted(Path file) {
    return journal
        .notes()
        .compose(notes -> journal.write(notes(notes, file)))
        .otherwise(
            fault -> {
              LOG.warn("where {} is could not be noted: {}", file, fault.getMessage());
              return null;
            });
  }

  private List<Change> notes(Map<String, String> notes, Path file) {
    List<Change> changes = new ArrayList<>();
    known(notes)
        .filter(Files::notExists)
        .forEach(gone -> changes.add(new Change.NotePut(NOTE + gone, Optional.empty())));
    changes.add(new Change.NotePut(NOTE + file, Optional.of(clock.instant().toString())));
    return changes;
  }

  private JsonNode packed(Stores.Copied copied, Path draft, Path file) {
    try {
      Stores.verify(StorePlace.file(draft.resolve(STORE)), clock);
      List<Path> files = Folders.files(data.resolve(FILES));
      ObjectNode manifest = JSON.createObjectNode();
      manifest
          .put("pollen", version)
          .put("made", clock.instant().toString())
          .put("rows", copied.all())
          .put("files", files.size());
      Path packed = draft.resolve("backup.zip");
      Archive.write(packed, manifest, draft.resolve(STORE), data, files);
      Files.move(packed, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest.put("file", file.toString()).put("bytes", Files.size(file));
    } catch (IOException e) {
      throw refused(file, e);
    }
  }

  private static UncheckedIOException refused(Path file, IOException e) {
    return new UncheckedIOException("no backup was made at %s: %s".formatted(file, e), e);
  }
}
