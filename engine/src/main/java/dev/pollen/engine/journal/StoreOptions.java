package dev.pollen.engine.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where the store lives and how much it may take.
 *
 * @param clock tells ages of what is kept, and how long a read has taken
 * @param readers connections, each with a thread, that answer reads
 * @param readLimit after this a read is broken off
 * @param epoch where the last commit is remembered beside the store; empty: nowhere
 * @param maxBytes a file never grows beyond; writes then fail as on a full disk; 0 for no bound
 */
public record StoreOptions(
    StorePlace place,
    InstantSource clock,
    int readers,
    Duration readLimit,
    long maxBytes,
    Optional<Path> epoch) {

  private static final int READERS = 2;
  private static final Duration READ_LIMIT = Duration.ofSeconds(5);

  public static StoreOptions of(StorePlace place, InstantSource clock) {
    return new StoreOptions(place, clock, READERS, READ_LIMIT, 0, Optional.empty());
  }

  /** A store in a file. */
  public static StoreOptions of(Path file, InstantSource clock) {
    return of(StorePlace.file(file), clock);
  }

  public StoreOptions withMaxBytes(long bytes) {
    return new StoreOptions(place, clock, readers, readLimit, bytes, epoch);
  }

  /** With a file that remembers the last commit, so that a copy from the past is recognised. */
  public StoreOptions withEpoch(Path file) {
    return new StoreOptions(place, clock, readers, readLimit, maxBytes, Optional.of(file));
  }
}
