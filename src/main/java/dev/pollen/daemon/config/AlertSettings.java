package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.read.Place;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of trouble, and how.
 *
 * @param place where {@code alerts} stands in its file
 * @param action what tells it: any action of the catalog
 * @param connection the action's connection, if it needs one
 * @param with its inputs, which may say {@code record.subject}, {@code record.text} and {@code
 *     record.causes}
 * @param on what is told
 * @param digest the least time between two messages
 * @param heartbeat called while all is well; empty: nothing is
 */
public record AlertSettings(
    Place place,
    Optional<String> action,
    Optional<String> connection,
    ObjectNode with,
    Set<Trouble> on,
    Duration digest,
    Optional<URI> heartbeat) {
  public AlertSettings {
    on = Set.copyOf(on);
  }

  /** What there is to tell. */
  public enum Trouble {
    FAILED,
    IN_DOUBT,
    STALE,
    HELD,
    PARKED,
    FEED,
    RECIPE,
    TOKEN,
    BUDGET,
    DISK,
    NOT_READY
  }
}
