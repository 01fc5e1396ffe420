package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Adds names and values to the query of an address. */
final class QueryText {
  private final StringBuilder uri;
  private char before;

  QueryText(StringBuilder uri) {
    this.uri = uri;
    this.before = uri.indexOf("?") < 0 ? '?' : '&';
  }

  /** The name of an escaped pair. */
  static String name(String pair) {
    return URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
  }

  void add(String name, JsonNode value) {
    if (value.isArray()) {
      value.forEach(item -> add(name, item));
    } else if (Json.given(value)) {
      pair(name, Json.text(value));
    }
  }

  void pair(String name, String value) {
    Escape.into(uri.append(before), name);
    Escape.into(uri.append('='), value);
    before = '&';
  }
}
