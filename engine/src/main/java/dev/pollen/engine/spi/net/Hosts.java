package dev.pollen.engine.spi.net;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some hosts, as {@code NO_PROXY} writes them: {@code example.com} means it and whatever lies below
 * it, as {@code .example.com} and {@code *.example.com} do; {@code 10.1.2.3}, {@code 10.0.0.0/8}
 * and {@code fd00::/8} are addresses, {@code *} is everybody; any of them may name a port.
 */
public final class Hosts {
  public static final Hosts NONE = new Hosts(List.of());

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1\\]");
  private static final Pattern PORT = Pattern.compile("(\\[.+\\]|[^:]+):(\\d{1,5})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");

  private final List<One> all;

  private Hosts(List<One> all) {
    this.all = all;
  }

  /** What one word means. */
  @FunctionalInterface
  private interface Meant {
    boolean has(String host);
  }

  private record One(Meant meant, Optional<Integer> port) {
    boolean has(String host, int asked) {
      return port.filter(only -> only != asked).isEmpty() && meant.has(host);
    }
  }

  /** Throws {@link IllegalArgumentException} that names a word which means no host. */
  public static Hosts of(Collection<String> words) {
    return new Hosts(words.stream().map(String::strip).map(Hosts::one).toList());
  }

  /** Whether what is sent to this host leaves the machine for nobody else to read. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether it is one of these.
   *
   * @param host a name or a written address, an IPv6 one with or without brackets
   */
  public boolean has(String host, int port) {
    String plain = bare(host.toLowerCase(Locale.ROOT));
    return all.stream().anyMatch(one -> one.has(plain, port));
  }

  private static One one(String word) {
    if (word.contains("://")) {
      throw new IllegalArgumentException(
          "'%s' is an address: write its host alone (example.com or example.com:8080)"
              .formatted(word));
    }
    Matcher port = PORT.matcher(word);
    return port.matches()
        ? new One(meant(port.group(1)), Optional.of(Integer.valueOf(port.group(2))))
        : new One(meant(word), Optional.empty());
  }

  private static Meant meant(String word) {
    String host = bare(word.toLowerCase(Locale.ROOT));
    if (host.equals("*")) {
      return any -> true;
    }
    if (host.contains("/")) {
      return network(host);
    }
    Optional<InetAddress> address = written(host);
    return address.isPresent()
        ? asked -> written(asked).equals(address)
        : below(host.replaceFirst("^\\*?\\.", ""));
  }

  private static Meant below(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no host (write example.com, 10.1.2.3, 10.0.0.0/8 or example.com:8080)"
              .formatted(name));
    }
    return asked -> asked.equals(name) || asked.endsWith("." + name);
  }

  private static Meant network(String word) {
    String[] both = word.split("/", 2);
    byte[] start = written(both[0]).map(InetAddress::getAddress).orElse(new byte[0]);
    int bits = both[1].matches("\\d{1,3}") ? Integer.parseInt(both[1]) : Integer.MAX_VALUE;
    if (start.length == 0) {
      throw new IllegalArgumentException(
          "'%s' is no host and no network (write example.com or 10.0.0.0/8)".formatted(word));
    }
    if (bits > 8 * start.length) {
      throw new IllegalArgumentException(
          "'%s' is no network (write 10.0.0.0/8 or fd00::/8)".formatted(word));
    }
    return asked ->
        written(asked).filter(one -> startsAlike(one.getAddress(), start, bits)).isPresent();
  }

  private static boolean startsAlike(byte[] address, byte[] start, int bits) {
    if (address.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text writes out, with or without brackets; asks no DNS. */
  public static Optional<InetAddress> written(String host) {
    return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(bare(host)));
  }

  /** This machine's own address, where that is what the name means everywhere. */
  public static Optional<InetAddress> loopback(String host) {
    return isLoopback(host) ? Optional.of(InetAddress.getLoopbackAddress()) : Optional.empty();
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
