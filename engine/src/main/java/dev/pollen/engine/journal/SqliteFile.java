package dev.pollen.engine.journal;

import java.nio.file.Files;
import java.nio.file.Path;

/** A store in one file of this machine. */
public final class SqliteFile extends StorePlace {
  private final Path path;

  SqliteFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  @Override
  public boolean missing() {
    return Files.notExists(path);
  }

  @Override
  Dialect dialect(StoreOptions options) {
    return new SqliteDialect(path, options.maxBytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SqliteFile file && file.path.equals(path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
