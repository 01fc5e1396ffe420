package dev.pollen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "'\"2026-01-05T08:09:10Z\"',2026-01-05T08:09:10Z",
    "'\"2026-01-05T08:09:10.123456Z\"',2026-01-05T08:09:10.123456Z",
    "'\"2026-01-05T08:09:10+02:00\"',2026-01-05T06:09:10Z",
    "'\"2026-01-05T08:09:10.5-0700\"',2026-01-05T15:09:10.500Z",
    "'\"2026-01-05T08:09:10\"',2026-01-05T08:09:10Z",
    "'\"2026-01-05 08:09\"',2026-01-05T08:09:00Z",
    "'\"2026-01-05\"',2026-01-05T00:00:00Z",
    "'\"Mon, 5 Jan 2026 08:09:10 GMT\"',2026-01-05T08:09:10Z",
    "1767600550,2026-01-05T08:09:10Z",
    "1767600550123,2026-01-05T08:09:10.123Z",
    "1767600550.5,2026-01-05T08:09:10.500Z",
    "'\"1767600550123\"',2026-01-05T08:09:10.123Z",
  })
  void readsWhatSystemsWrite(String json, Instant expected) throws Exception {
    assertEquals(Optional.of(expected), Stamp.of(JSON.readTree(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"yesterday\"",
        "0",
        "-5",
        "{}",
        "true",
        "\"2026-13-45\"",
        "\"2026-1\"",
        "\"2026-01-05T\"",
        "\"2026-01-05T08:09:10 o'clock\"",
        "\"99999999999999999999\""
      })
  void whatIsNoStampIsNoneAndNoError(String json) throws Exception {
    assertEquals(Optional.empty(), Stamp.of(JSON.readTree(json)));
  }

  @Test
  void aDayWithoutTimeIsKnownToBeCoarse() throws Exception {
    JsonNode day = JSON.readTree("\"2026-01-05\"");
    JsonNode time = JSON.readTree("\"2026-01-05T00:00:00Z\"");
    assertEquals(true, Stamp.onlyDay(day));
    assertEquals(false, Stamp.onlyDay(time));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05 08:09:10,true",
    "2026-01-05T08:09:10,true",
    "2026-01-05T08:09:10Z,false",
    "2026-01-05T08:09:10-0700,false",
    "2026-01-05,false",
    "1767600550123,false"
  })
  void aTimeWithoutAZoneIsKnownAsSuch(String text, boolean expected) {
    assertEquals(
        expected, Stamp.withoutZone(com.fasterxml.jackson.databind.node.TextNode.valueOf(text)));
  }
}
