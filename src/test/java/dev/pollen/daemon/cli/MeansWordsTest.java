package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeansWordsTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static JsonNode budget(int day, boolean told) throws JsonProcessingException {
    return json(
        ("{'parts': [{'limit': 100, 'per': 'PT10S', 'left': 0}, {'limit': 200000, 'per': 'PT24H',"
                + " 'left': %d}], 'told_to_wait': %b, 'until': '2026-01-05T12:00:00Z'}")
            .formatted(day, told));
  }

  @Test
  void whatIsLeftIsSaidOfEverySpan() throws JsonProcessingException {
    assertEquals(
        "0 of 100 in 10s, 187340 of 200000 in 24h", MeansWords.left(budget(187_340, false)));
    assertEquals("", MeansWords.left(json("{}")));
  }

  @Test
  void aFewSecondsOfRestAreNotWorthAWord() throws JsonProcessingException {
    assertEquals(Optional.empty(), MeansWords.rest(budget(10, false)));
  }

  @Test
  void aUsedUpDayAndARestThatWasAskedForAreToldWithTheirEnd() throws JsonProcessingException {
    String usedUp = MeansWords.rest(budget(0, false)).orElseThrow();
    assertTrue(usedUp.startsWith("the budget is used up; polls and runs wait until 01-05"), usedUp);
    String told = MeansWords.rest(budget(10, true)).orElseThrow();
    assertTrue(told.startsWith("the system asked for a rest; polls and runs wait until"), told);
  }

  @Test
  void aHostThatDoesNotAnswerIsTold() throws JsonProcessingException {
    JsonNode silent =
        json("{'host': 'https://x:443', 'since': '2026-01-05T12:00:00Z', 'waiting': 7}");
    String words = MeansWords.silence(silent).orElseThrow();
    assertTrue(words.startsWith("https://x:443 does not answer since 01-05"), words);
    assertTrue(words.endsWith("7 calls wait, one tries just now"), words);
    assertEquals(Optional.empty(), MeansWords.silence(json("{'host': 'https://x:443'}")));
  }
}
