package dev.pollen.engine.spi;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.spi.net.Network;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What the engine lends a connector.
 *
 * @param vertx for clients and for blocking work ({@code vertx.executeBlocking}); never to start
 *     servers
 * @param clock the wall clock
 * @param data a folder of the daemon's for files; recipes' own relative paths start at {@code base}
 * @param base the folder of {@code pollen.yaml}
 * @param timeout how long one call may take before its outcome counts as unknown
 * @param vault keeps tokens, and hides them in whatever comes back
 * @param network how calls leave this machine
 */
public record Host(
    Vertx vertx,
    Catalog catalog,
    InstantSource clock,
    ZoneId zone,
    Path base,
    Path data,
    Duration timeout,
    Vault vault,
    Network network) {

  /** Calls leave as usual. */
  public Host(
      Vertx vertx,
      Catalog catalog,
      InstantSource clock,
      ZoneId zone,
      Path base,
      Path data,
      Duration timeout,
      Vault vault) {
    this(vertx, catalog, clock, zone, base, data, timeout, vault, Network.USUAL);
  }

  /** Lends everything but a vault. */
  public Host(
      Vertx vertx,
      Catalog catalog,
      InstantSource clock,
      ZoneId zone,
      Path base,
      Path data,
      Duration timeout) {
    this(vertx, catalog, clock, zone, base, data, timeout, Vault.NONE);
  }

  public SystemSpec system(String key) {
    return catalog
        .system(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no system " + key + " in the catalog: add its system.yaml"));
  }
}
