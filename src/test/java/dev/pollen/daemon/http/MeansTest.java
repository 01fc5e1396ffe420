package dev.pollen.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.BudgetStatus.Part;
import dev.pollen.engine.status.HostStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands beside a connection of its budget and its host. */
class MeansTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final BudgetStatus BUDGET =
      new BudgetStatus(
          "highlevel:loc_1",
          List.of(
              new Part(100, Duration.ofSeconds(10), 62), new Part(200_000, Duration.ofDays(1), 0)),
          3,
          Optional.of(NOON),
          false);
  private static final HostStatus HOST =
      new HostStatus(
          "https://example.com:443",
          HostStatus.State.OPEN,
          Optional.of(NOON),
          Optional.of(NOON.plusSeconds(5)),
          7);

  private static ArrayNode connections() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    list.addObject().put("name", "acme").put("account", "highlevel:loc_1");
    list.addObject().put("name", "other").put("account", "highlevel:loc_2");
    return list;
  }

  @Test
  void aConnectionIsShownTheBudgetAndTheHostOfItsAccount() {
    Means means =
        new Means(
            List.of(BUDGET),
            account -> Optional.of(HOST).filter(host -> account.equals("highlevel:loc_1")));
    ArrayNode shown = means.add(connections());
    assertEquals(
        "{\"parts\":[{\"limit\":100,\"per\":\"PT10S\",\"left\":62},"
            + "{\"limit\":200000,\"per\":\"PT24H\",\"left\":0}],"
            + "\"waiting\":3,\"told_to_wait\":false,\"until\":\"2026-01-05T12:00:00Z\"}",
        shown.get(0).path("budget").toString());
    assertEquals("open", shown.get(0).path("host").path("circuit").asText());
    assertEquals(7, shown.get(0).path("host").path("waiting").asInt());
    assertFalse(shown.get(1).has("budget") || shown.get(1).has("host"));
  }
}
