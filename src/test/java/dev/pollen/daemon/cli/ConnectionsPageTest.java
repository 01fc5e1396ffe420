package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What 80 columns show of connections. */
class ConnectionsPageTest {
  private static final String STANDS =
      """
      [{"name":"acme-south","system":"highlevel","account":"highlevel:Lc7vTn3qZr5wMx9kPj2d",
        "state":"scope_refused","words":"","age_days":112,"expires":"2026-11-28T04:25:00Z",
        "missing":["contacts.write","conversations.readonly","conversations/message.write"],
        "budget":{"parts":[{"left":62,"limit":100,"per":"PT10S"},
                           {"left":187340,"limit":200000,"per":"PT24H"}]}},
       {"name":"web","system":"http","account":"http","state":"ready","words":"","missing":[]}]
      """;
  private static final String WHY =
      "highlevel.contact.search: acme is not signed in yet: nothing was sent; run 'pollen connect"
          + " acme'";
  private static final String TESTED =
      """
      [{"name":"acme","account":"highlevel:Lc7vTn3qZr5wMx9kPj2d","state":"not_signed_in",
        "words":"acme is not signed in yet: nothing was sent; run 'pollen connect acme'",
        "missing":[],"works":false,"problem":"%s"},
       {"name":"web","account":"http","state":"ready","words":"","missing":[],"works":true}]
      """
          .formatted(WHY);

  private static String shown(Consumer<ConnectionsPage> page) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    page.accept(
        new ConnectionsPage(
            new Console(
                stream,
                stream,
                new ByteArrayInputStream(new byte[0]),
                Map.of("NO_COLOR", "1"),
                Path.of(""),
                true)));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void statesAndBudgetsAreWholeAndNoLineIsLonger() {
    String shown = shown(page -> page.stands(json(STANDS)));
    assertTrue(shown.contains("acme-south  highlevel:Lc7vTn3qZr5wMx9kPj2d  scope_refused"), shown);
    assertTrue(shown.contains("62 of 100 in 10s, 187340 of 200000 in 24h"), shown);
    assertTrue(shown.contains("acme-south lacks contacts.write conversations.readonly"), shown);
    assertTrue(shown.lines().allMatch(line -> line.length() <= 80), shown);
  }

  @Test
  void whyACallFailedIsToldOnce() {
    String shown = shown(page -> page.tested(json(TESTED)));
    String line = String.join(" ", shown.lines().toList());
    assertEquals(line.indexOf("is not signed in"), line.lastIndexOf("is not signed in"), shown);
    assertTrue(line.contains(WHY), shown);
    assertTrue(shown.contains("not_signed_in  failed"), shown);
    assertTrue(shown.lines().allMatch(one -> one.length() <= 80), shown);
  }
}
