package dev.pollen.engine.spi.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How calls leave this machine, as {@code pollen.yaml} and the environment say.
 *
 * @param plain hosts that may be called without TLS, besides this machine
 * @param refusesPrivate whether calls whose address a recipe chooses may not go to this machine and
 *     its own networks
 * @param openPrivate who may be called all the same
 * @param authorities a file of certificates (PEM) that are trusted besides Java's own
 * @param names finds the addresses of a host; may block
 */
public record Network(
    Hosts plain,
    boolean refusesPrivate,
    Hosts openPrivate,
    Optional<Path> authorities,
    Proxies proxies,
    Resolver names) {

  /** HTTPS to everybody, plain http to this machine, no proxy. */
  public static final Network USUAL =
      new Network(
          Hosts.NONE,
          false,
          Hosts.NONE,
          Optional.empty(),
          Proxies.NONE,
          host -> Arrays.asList(InetAddress.getAllByName(host)));

  /** Finds the addresses of a host. */
  @FunctionalInterface
  public interface Resolver {
    List<InetAddress> all(String host) throws UnknownHostException;
  }

  /** Whether a recipe may call a host at this address, one of those that its name leads to. */
  public boolean mayReach(String host, int port, InetAddress address) {
    return !refusesPrivate
        || !PrivateAddress.is(address)
        || openPrivate.has(host, port)
        || openPrivate.has(address.getHostAddress(), port);
  }

  /** Why not, and the way out. */
  public static String privateWords(String host, InetAddress address) {
    return ("%s is %s, an address of this machine or its own networks, and pollen.yaml keeps"
            + " recipes from those (network: {private_addresses: refuse}): list it there if it is"
            + " meant (private_allowed: [%s])")
        .formatted(host, address.getHostAddress(), host);
  }

  /** Why a host may not be called without TLS, and the way out. */
  public static String plainWords(String host) {
    return ("plain http to %s can be read by everybody on the way: write https://, or, if the way to"
            + " that host is yours alone, list it in pollen.yaml (network: {plain: [%s]})")
        .formatted(host, host);
  }

  /** Whether a host may be called without TLS. */
  public boolean mayBePlain(String host, int port) {
    return Hosts.isLoopback(host) || plain.has(host, port);
  }
}
