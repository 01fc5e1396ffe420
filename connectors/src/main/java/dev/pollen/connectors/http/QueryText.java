package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Adds names and values to the query of an address. */
final class QueryText {
  private final StringBuilder uri;
  private char before;

  QueryText(StringBuilder uri) {
    this.uri = uri;
    this.before = uri.indexOf("?") < 0 ? '?' : '&';
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
