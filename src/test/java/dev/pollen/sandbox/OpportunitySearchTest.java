package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searching opportunities: five of them, one added a day. */
class OpportunitySearchTest {
  private static final Duration DAY = Duration.ofDays(1);
  private final SetClock clock = new SetClock();
  private final List<String> ids = new ArrayList<>();
  private Guest guest;
  private String contact;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withWriteLag(Duration.ZERO));
    contact = guest.contact("'firstName':'Uta','email':'u@q.example','country':'DE'");
    for (String name : List.of("delta", "Bravo", "echo", "alpha", "Charlie")) {
      ids.add(deal(name));
      clock.on(DAY);
    }
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private String deal(String name) throws Exception {
    String list = "/opportunities/pipelines?locationId=" + guest.sandbox.location();
    String pipeline = guest.get(list).as(200).at("/pipelines/0/id").asText();
    String fields = "'locationId':#,'status':'open','name':'%s','contactId':'%s','pipelineId':'%s'";
    String body = "{" + fields.formatted(name, contact, pipeline) + "}";
    return guest.post("/opportunities/", body).as(201).at("/opportunity/id").asText();
  }

  private JsonNode search(String query) throws Exception {
    String path = "/opportunities/search?location_id=" + guest.sandbox.location();
    return guest.get(path + query).as(200);
  }

  /** What was found, as numbers in the order of adding. */
  private String found(String query) throws Exception {
    return numbers(search(query));
  }

  private String numbers(JsonNode reply) {
    StringBuilder numbers = new StringBuilder();
    Heard.ids(reply.path("opportunities")).forEach(id -> numbers.append(ids.indexOf(id) + 1));
    return numbers.toString();
  }

  @Test
  void theNextPageIsReadByItsAddressWhileOpportunitiesComeAndGo() throws Exception {
    JsonNode first = search("&limit=2");
    assertEquals("54", numbers(first));
    assertEquals(5, first.at("/meta/total").asInt());
    guest.delete("/opportunities/" + ids.get(3), "").as(200);
    ids.add(deal("late"));
    JsonNode second = guest.get(first.at("/meta/nextPageUrl").asText()).as(200);
    assertEquals("32", numbers(second));
    assertEquals(2, second.at("/meta/currentPage").asInt());
    JsonNode third = guest.get(second.at("/meta/nextPageUrl").asText()).as(200);
    assertEquals("1", numbers(third));
    assertFalse(third.path("meta").has("nextPageUrl"));
    assertTrue(third.at("/meta/nextPage").isNull());
  }

  @Test
  void theCursorMayBeGivenByHandButWhole() throws Exception {
    JsonNode meta = search("&limit=3").path("meta");
    String id = "&startAfterId=" + meta.path("startAfterId").asText();
    assertEquals("21", found(id + "&startAfter=" + meta.path("startAfter").asText()));
    String half = "/opportunities/search?location_id=" + guest.sandbox.location() + id;
    guest.get(half).as(422);
  }

  @Test
  void pagesGoByNumberToo() throws Exception {
    assertEquals("32", found("&limit=2&page=2"));
    assertEquals("", found("&limit=2&page=4"));
  }

  @Test
  void theOrderIsByTimeOrByName() throws Exception {
    assertEquals("54321", found(""));
    assertEquals("12345", found("&order=added_asc"));
    assertEquals("42513", found("&order=name_asc"));
    assertEquals("31524", found("&order=name_desc"));
  }

  @Test
  void everyFilterNarrows() throws Exception {
    guest.put("/opportunities/" + ids.get(1) + "/status", "{'status':'won'}").as(200);
    guest.put("/opportunities/" + ids.get(2), "{'assignedTo':'user'}").as(200);
    assertEquals("2", found("&status=won"));
    assertEquals("5431", found("&status=open"));
    assertEquals("54321", found("&status=all&contact_id=" + contact + "&country=DE"));
    assertEquals("3", found("&assigned_to=user"));
    assertEquals("4", found("&id=" + ids.get(3)));
    assertEquals("1", found("&q=DELT"));
    assertEquals("54321", found("&q=u%40q.ex"));
    assertEquals("32", found("&date=03-03-2026&endDate=03-04-2026"));
    assertEquals("", found("&country=US"));
    String campaign = guest.campaign();
    guest.post("/contacts/" + contact + "/campaigns/" + campaign, "{}").as(201);
    assertEquals("54321", found("&campaignId=" + campaign));
    assertEquals("", found("&pipeline_id=other"));
  }

  @Test
  void itsContactsPartsComeAlongWhenAskedFor() throws Exception {
    guest.post("/contacts/" + contact + "/notes", "{'body':'N'}").as(201);
    JsonNode one = search("&limit=1&getNotes=true&getTasks=false").at("/opportunities/0");
    assertEquals("N", one.at("/notes/0/body").asText());
    assertFalse(one.has("tasks"));
    assertEquals("u@q.example", one.at("/contact/email").asText());
  }
}
