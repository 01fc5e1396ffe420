package dev.pollen.connectors.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of an address that credentials belong to: scheme, host and port. */
record Origin(boolean ssl, String host, int port) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1\\]");

  static Origin of(URI uri) {
    boolean ssl = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : ssl ? 443 : 80;
    return new Origin(ssl, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /** Whether what is sent there can be read on the way by nobody else. */
  boolean isPrivate() {
    return ssl || LOOPBACK.matcher(host).matches();
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
