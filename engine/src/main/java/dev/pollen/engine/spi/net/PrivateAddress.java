package dev.pollen.engine.spi.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Whether an address belongs to this machine, its networks, or to nobody that could be meant: what
 * an outsider who can choose an address must not reach through us.
 */
final class PrivateAddress {
  /** Where an IPv4 address stands in a translated one, by the prefix's length (RFC 6052). */
  private static final int[][] TRANSLATED = {
    {6, 7, 9, 10}, {7, 9, 10, 11}, {9, 10, 11, 12}, {12, 13, 14, 15}
  };

  private PrivateAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (bytes.length == 4 ? four(bytes) : six(bytes));
  }

  /**
   * This network, carriers' own, protocol assignments, benchmarks, the reserved end, and the
   * address at which a cloud's machines meet their host.
   */
  private static boolean four(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    return first == 0
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0 && b[2] == 0)
        || (first == 198 && (second & 0xfe) == 18)
        || (first == 168 && second == 63 && (b[2] & 0xff) == 129 && b[3] == 16)
        || first >= 240;
  }

  /** Unique local ones, and those that carry an IPv4 address in them. */
  private static boolean six(byte[] b) {
    if ((b[0] & 0xfe) == 0xfc) {
      return true;
    }
    if (starts(b, 0x20, 0x02)) {
      return carried(b, 2);
    }
    boolean mapped = zeros(b, 0, 10) && (b[10] & 0xff) == 0xff && (b[11] & 0xff) == 0xff;
    boolean compatible = zeros(b, 0, 12);
    return starts(b, 0x20, 0x01, 0, 0)
        || ((mapped || compatible) && carried(b, 12))
        || (starts(b, 0x00, 0x64, 0xff, 0x9b) && translated(b));
  }

  /**
   * One prefix is the same everywhere; of networks' own nobody knows how long theirs is, and what
   * stands behind the address is ignored. One that would begin with zero reaches nobody.
   */
  private static boolean translated(byte[] b) {
    if (zeros(b, 4, 12)) {
      return carried(b, 12);
    }
    return !starts(b, 0x00, 0x64, 0xff, 0x9b, 0, 1)
        || Arrays.stream(TRANSLATED).filter(at -> b[at[0]] != 0).anyMatch(at -> carried(b, at));
  }

  private static boolean starts(byte[] b, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((b[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean zeros(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean carried(byte[] b, int at) {
    return carried(b, new int[] {at, at + 1, at + 2, at + 3});
  }

  private static boolean carried(byte[] b, int[] at) {
    try {
      return is(InetAddress.getByAddress(new byte[] {b[at[0]], b[at[1]], b[at[2]], b[at[3]]}));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
