package dev.pollen.connectors.wire;

import java.net.URI;
import java.util.Locale;

/** The part of an address that credentials belong to: scheme, host and port. */
public record Origin(boolean ssl, String host, int port) {

  public static Origin of(URI uri) {
    boolean ssl = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : ssl ? 443 : 80;
    return new Origin(ssl, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** The host as a socket wants it: an IPv6 address without its brackets. */
  String socketHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return (ssl ? "https://" : "http://") + host + ":" + port;
  }
}
