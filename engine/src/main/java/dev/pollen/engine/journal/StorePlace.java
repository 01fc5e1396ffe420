package dev.pollen.engine.journal;

import java.nio.file.Path;
import java.util.Optional;

/** Where a store lives. As text it names the store to a person, and never holds a password. */
public abstract sealed class StorePlace permits SqliteFile, PostgresDatabase {

  /** The store in a file; its folder is made if it is missing. */
  public static StorePlace file(Path file) {
    return new SqliteFile(file);
  }

  /**
   * The store in a database: {@code postgresql://user:password@host:5432/name?option=value}, as the
   * tools of PostgreSQL write it.
   *
   * @throws IllegalArgumentException with what is wrong, without the password
   */
  public static StorePlace postgres(String url) {
    return PostgresDatabase.parse(url);
  }

  /** Whether there is surely nothing yet. */
  public boolean missing() {
    return false;
  }

  /** What must never be shown. */
  public Optional<String> secret() {
    return Optional.empty();
  }

  /** The words in which this kind of database differs. */
  abstract Dialect dialect(StoreOptions options);
}
