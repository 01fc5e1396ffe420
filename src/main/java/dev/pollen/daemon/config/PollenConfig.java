package dev.pollen.daemon.config;

import dev.pollen.engine.Limits;
import dev.pollen.engine.Polling;
import dev.pollen.engine.journal.StoreOptions;
import dev.pollen.engine.journal.StorePlace;
import dev.pollen.engine.spi.net.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How this Pollen is set up, as {@code pollen.yaml} says; paths start at its folder.
 *
 * @param file the file it was read from
 * @param recipes the folder of recipes
 * @param connections the file of connections; may be missing, which means none
 * @param plugins the folder of plugins; may be missing
 * @param store where the journal is kept
 * @param anchor the file beside which this Pollen keeps files of its own: the store's, or where
 *     that would be if the store is a database elsewhere
 * @param alerts who is told of trouble; empty: nobody
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param network how calls leave this machine
 */
public record PollenConfig(
    Path file,
    Path recipes,
    Path connections,
    Path plugins,
    StorePlace store,
    Path anchor,
    Address http,
    Polling polling,
    ZoneId zone,
    Limits limits,
    Optional<AlertSettings> alerts,
    Duration timeout,
    Network network) {

  /** Where a server listens; port 0 takes any free one. */
  public record Address(String host, int port) {}

  /** How the store is opened: also by commands, so that its last commit is always remembered. */
  public StoreOptions storeOptions(InstantSource clock) {
    String name = anchor.getFileName().toString();
    String bare = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    return StoreOptions.of(store, clock).withEpoch(anchor.resolveSibling(bare + ".epoch"));
  }

  /** The same with its store in another file. */
  public PollenConfig withStore(Path file) {
    return new PollenConfig(
        this.file,
        recipes,
        connections,
        plugins,
        StorePlace.file(file),
        file,
        http,
        polling,
        zone,
        limits,
        alerts,
        timeout,
        network);
  }

  /** The folder that relative paths in recipes start at. */
  public Path base() {
    return file.toAbsolutePath().getParent();
  }

  /** The folder where the daemon keeps its own files. */
  public Path data() {
    return anchor.toAbsolutePath().getParent();
  }
}
