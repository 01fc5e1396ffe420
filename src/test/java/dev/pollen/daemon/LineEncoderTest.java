package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LineEncoderTest {

  @Test
  void jsonHoldsWordsAndFacts() throws Exception {
    JsonNode line = new ObjectMapper().readTree(line(LogSetup.Form.JSON, "feed 3 was polled"));
    assertEquals("feed 3 was polled", line.path("words").asText());
    assertEquals("feed.polled", line.path("event").asText());
    assertEquals(7, line.path("records").asInt());
    assertEquals("info", line.path("level").asText());
  }

  @Test
  void textIsOneLineThatBeginsWithTheInstant() {
    String line = line(LogSetup.Form.TEXT, "feed 3 was polled");
    assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z INFO  feed 3 was polled\n"), line);
  }

  @Test
  void secretsAreNotShownInAnyForm() {
    for (LogSetup.Form form : LogSetup.Form.values()) {
      assertFalse(line(form, "sent with s3cret").contains("s3cret"), form.name());
    }
  }

  private static String line(LogSetup.Form form, String words) {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent("", context.getLogger(LoggedEvents.NAME), Level.INFO, words, null, null);
    event.addKeyValuePair(new KeyValuePair("event", "feed.polled"));
    event.addKeyValuePair(new KeyValuePair("records", 7));
    LineEncoder encoder = new LineEncoder(form, line -> line.replace("s3cret", "(hidden)"));
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
