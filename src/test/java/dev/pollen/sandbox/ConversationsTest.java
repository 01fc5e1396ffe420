package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
  private final SetClock clock = new SetClock();
  private Guest guest;
  private String search;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withContacts(24).withWriteLag(Duration.ZERO));
    search = "/conversations/search?locationId=" + guest.sandbox.location();
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private JsonNode found(String filters) throws Exception {
    return guest.get(search + filters).as(200).path("conversations");
  }

  private String sent(String contact) throws Exception {
    clock.on(Duration.ofSeconds(1));
    String text =
        "{'type':'SMS','subType':'SMS','status':'pending','message':'Hello','contactId':'%s'}";
    return guest
        .post("/conversations/messages", text.formatted(contact))
        .as(200)
        .path("conversationId")
        .asText();
  }

  @Test
  void theNewestComesFirstAndTheLastOnesTimeLeadsOn() throws Exception {
    List<String> all = Heard.ids(found("&limit=100"));
    assertTrue(all.size() > 3, all::toString);
    List<String> paged = new ArrayList<>();
    String after = "";
    for (JsonNode page = found("&limit=2"); !page.isEmpty(); page = found("&limit=2" + after)) {
      paged.addAll(Heard.ids(page));
      after = "&startAfterDate=" + page.get(page.size() - 1).path("lastMessageDate").asText();
    }
    assertEquals(all, paged);
    assertEquals(all.size(), guest.get(search + "&limit=1").as(200).path("total").asInt());
  }

  @Test
  void aMessageOpensOneConversationAndMovesItUp() throws Exception {
    String ada = guest.contact("'firstName':'Ada','lastName':'Zed','email':'ada@z.example'");
    String talk = sent(ada);
    assertEquals(talk, sent(ada));
    JsonNode first = found("&limit=1").get(0);
    assertEquals(talk, first.path("id").asText());
    assertEquals("Ada Zed", first.path("fullName").asText());
    assertEquals("Hello", first.path("lastMessageBody").asText());
    assertEquals("TYPE_PHONE", first.path("type").asText());
    JsonNode whole = guest.get("/conversations/" + talk).as(200);
    assertEquals(1, whole.path("type").asInt());
    assertEquals(ada, whole.path("contactId").asText());
    guest.get("/conversations/nothing").as(404);
  }

  @Test
  void filtersNarrow() throws Exception {
    String ada = guest.contact("'firstName':'Ada','email':'ada@z.example'");
    String talk = sent(ada);
    assertEquals(List.of(talk), Heard.ids(found("&contactId=" + ada)));
    assertEquals(List.of(talk), Heard.ids(found("&query=ADA%40z")));
    assertEquals(List.of(talk), Heard.ids(found("&lastMessageDirection=outbound&query=ada%40z")));
    assertEquals(List.of(), Heard.ids(found("&status=starred")));
    assertEquals(List.of(), Heard.ids(found("&id=" + talk + "&status=unread")));
    assertEquals(List.of(talk), Heard.ids(found("&assignedTo=x,unassigned&id=" + talk)));
    long now = clock.instant().toEpochMilli();
    assertEquals(List.of(talk), Heard.ids(found("&startDate=" + now)));
    for (JsonNode unread : found("&limit=100&status=unread")) {
      assertTrue(unread.path("unreadCount").asInt() > 0);
    }
    guest.get(search + "&sort=up").as(422);
  }

  @Test
  void typingIsTakenWhereThereIsAConversation() throws Exception {
    String body = "{'locationId':#,'isTyping':'true','visitorId':'v','conversationId':'%s'}";
    String path = "/conversations/providers/live-chat/typing";
    String talk = Heard.ids(found("&limit=1")).get(0);
    assertTrue(guest.post(path, body.formatted(talk)).as(201).path("success").asBoolean());
    guest.post(path, body.formatted("nothing")).as(404);
    guest.post(path, body.formatted(talk).replace("'true'", "true")).as(422);
  }
}
