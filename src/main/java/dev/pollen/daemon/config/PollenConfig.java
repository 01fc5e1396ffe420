package dev.pollen.daemon.config;

import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How this Pollen is set up, as {@code pollen.yaml} says; paths start at its folder.
 *
 * @param file the file it was read from
 * @param recipes the folder of recipes
 * @param connections the file of connections; may be missing, which means none
 * @param plugins the folder of plugins; may be missing
 * @param store the SQLite file
 * @param timeout how long one call may take before its outcome counts as unknown
 */
public record PollenConfig(
    Path file,
    Path recipes,
    Path connections,
    Path plugins,
    Path store,
    Address http,
    Polling polling,
    ZoneId zone,
    Limits limits,
    Duration timeout) {

  /** Where a server listens; port 0 takes any free one. */
  public record Address(String host, int port) {}

  /** The folder that relative paths in recipes start at. */
  public Path base() {
    return file.toAbsolutePath().getParent();
  }

  /** The folder of the store, where the daemon keeps its own files. */
  public Path data() {
    return store.toAbsolutePath().getParent();
  }
}
