package dev.pollen.engine.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where the store lives and how much it may take.
 *
 * @param path the SQLite file; its folder is made if it is missing
 * @param clock tells ages of what is kept, and how long a read has taken
 * @param readers connections, each with a thread, that answer reads
 * @param readLimit after this a read is broken off
 * @param maxBytes the file never grows beyond; writes then fail as on a full disk; 0 for no bound
 */
public record StoreOptions(
    Path path, InstantSource clock, int readers, Duration readLimit, long maxBytes) {

  private static final int READERS = 2;
  private static final Duration READ_LIMIT = Duration.ofSeconds(5);

  public static StoreOptions of(Path path, InstantSource clock) {
    return new StoreOptions(path, clock, READERS, READ_LIMIT, 0);
  }

  public StoreOptions withMaxBytes(long bytes) {
    return new StoreOptions(path, clock, readers, readLimit, bytes);
  }
}
