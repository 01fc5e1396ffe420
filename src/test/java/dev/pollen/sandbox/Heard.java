package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What a guest was answered. */
record Heard(int status, HttpHeaders headers, JsonNode body) {

  /** The body, of an answer that has this status. */
  JsonNode as(int expected) {
    assertEquals(expected, status, body::toString);
    return body;
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The texts of an array; of objects, their ids. */
  static List<String> ids(JsonNode array) {
    List<String> ids = new ArrayList<>();
    array.forEach(item -> ids.add(item.isObject() ? item.path("id").asText() : item.asText()));
    return ids;
  }
}
