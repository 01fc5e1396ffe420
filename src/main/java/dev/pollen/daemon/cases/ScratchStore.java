package dev.pollen.daemon.cases;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.SqlJournal;
import dev.pollen.engine.journal.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A journal in a folder for temporary files, gone with its folder when it is closed. */
record ScratchStore(Path folder, Journal journal) implements AutoCloseable {

  static ScratchStore open() {
    try {
      Path folder = Files.createTempDirectory("pollen-cases-");
      StoreOptions options = StoreOptions.of(folder.resolve("cases.db"), InstantSource.system());
      return new ScratchStore(folder, SqlJournal.open(options));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for temporary files takes no folder", e);
    }
  }

  @Override
  public void close() {
    journal.close().await();
    try {
      for (Path each : files()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be removed", e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
