package dev.pollen.connectors.http;

import dev.pollen.connectors.wire.Origin;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * An absolute http(s) address, taken apart once.
 *
 * @param path escaped, begins with a slash or is empty
 * @param query escaped, without the question mark; empty when there is none
 */
record Address(Origin origin, String path, String query) {

  /** Throws {@link IllegalArgumentException} that says what is wrong and what would be right. */
  static Address of(String text) {
    try {
      return of(new URI(text.strip()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "not an address: " + e.getReason() + "; write https://host/path, spaces as %20");
    }
  }

  private static Address of(URI uri) {
    String scheme = uri.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException("not an http address: write https://host/path");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("an address without a host: write https://host/path");
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "an address with a password in it: give credentials as a header");
    }
    String query = uri.getRawQuery();
    return new Address(Origin.of(uri), uri.getRawPath(), query == null ? "" : query);
  }

  /** The address of a system: no query, and no slash at its end. */
  static Address base(String text) {
    Address address = of(text);
    if (!address.query().isEmpty()) {
      throw new IllegalArgumentException("a base address takes no query: leave out '?…'");
    }
    return new Address(address.origin(), address.path().replaceAll("/+$", ""), "");
  }

  /** What stands on the request's first line. */
  String uri() {
    String from = path.isEmpty() ? "/" : path;
    return query.isEmpty() ? from : from + "?" + query;
  }

  /** For messages: without the query, which may hold a key. */
  @Override
  public String toString() {
    return origin + path;
  }
}
