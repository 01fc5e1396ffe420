package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final String SEND = "/conversations/messages";
  private final SetClock clock = new SetClock();
  private Guest guest;
  private String contact;

  @BeforeEach
  void open() throws Exception {
    guest = Guest.of(Guest.options(clock).withContacts(24));
    contact = guest.contact("'firstName':'Ada','email':'ada@z.example'");
  }

  @AfterEach
  void close() throws Exception {
    guest.close();
  }

  private Heard send(String type, String says) throws Exception {
    clock.on(Duration.ofSeconds(1));
    String body = "{'type':'%s','subType':'%s','status':'pending','contactId':'%s'%s}";
    return guest.post(SEND, body.formatted(type, type, contact, says));
  }

  private JsonNode page(String talk, String query) throws Exception {
    return guest.get("/conversations/%s/messages%s".formatted(talk, query)).as(200).get("messages");
  }

  /** The first call there is. */
  private JsonNode call() throws Exception {
    String search = "/conversations/search?locationId=" + guest.sandbox.location();
    for (String talk : Heard.ids(guest.get(search).as(200).path("conversations"))) {
      JsonNode calls = page(talk, "?type=TYPE_CALL").path("messages");
      if (!calls.isEmpty()) {
        return calls.get(0);
      }
    }
    throw new AssertionError("there is no call");
  }

  @Test
  void aMessageIsSentReadAndItsStatusSet() throws Exception {
    JsonNode sent = send("SMS", ",'message':'Hello'").as(200);
    String id = sent.path("messageId").asText();
    assertEquals("pending", sent.path("status").asText());
    JsonNode message = guest.get(SEND + "/" + id).as(200);
    assertEquals("TYPE_SMS", message.path("messageType").asText());
    assertEquals(2, message.path("type").asInt());
    assertEquals("Hello", message.path("body").asText());
    assertEquals("outbound", message.path("direction").asText());
    JsonNode set = guest.put(SEND + "/" + id + "/status", "{'status':'read'}").as(200);
    assertEquals(sent.path("conversationId"), set.path("conversationId"));
    assertEquals("read", guest.get(SEND + "/" + id).as(200).path("status").asText());
    guest.put(SEND + "/" + id + "/status", "{'status':'unread'}").as(422);
    guest.put(SEND + "/nothing/status", "{'status':'read'}").as(404);
  }

  @Test
  void whatSaysNothingOrGoesToNobodyIsRefused() throws Exception {
    send("SMS", "").as(400);
    send("Pigeon", ",'message':'Hello'").as(422);
    contact = "nobody";
    send("SMS", ",'message':'Hello'").as(400);
  }

  @Test
  void anEmailsTextIsReadByTheEmailsOwnId() throws Exception {
    JsonNode sent = send("Email", ",'subject':'S','html':'<b>Hi</b>','emailCc':['c@z.ex']").as(200);
    String email = sent.path("emailMessageId").asText();
    JsonNode message = guest.get(SEND + "/" + sent.path("messageId").asText()).as(200);
    assertFalse(message.has("body"));
    assertEquals(email, message.at("/meta/email/messageIds/0").asText());
    JsonNode whole = guest.get(SEND + "/email/" + email).as(200);
    assertEquals("<b>Hi</b>", whole.path("body").asText());
    assertEquals("S", whole.path("subject").asText());
    assertEquals(List.of("ada@z.example"), Heard.ids(whole.path("to")));
    assertEquals(List.of("c@z.ex"), Heard.ids(whole.path("cc")));
    guest.get(SEND + "/email/nothing").as(404);
  }

  @Test
  void aConversationIsReadBackwardsFromItsLastMessage() throws Exception {
    List<String> sent = new ArrayList<>();
    String talk = "";
    for (int i = 0; i < 5; i++) {
      JsonNode reply = send("SMS", ",'message':'Hello'").as(200);
      sent.add(0, reply.path("messageId").asText());
      talk = reply.path("conversationId").asText();
    }
    JsonNode first = page(talk, "?limit=3");
    assertEquals(sent.subList(0, 3), Heard.ids(first.path("messages")));
    assertTrue(first.path("nextPage").asBoolean());
    String last = first.path("lastMessageId").asText();
    JsonNode second = page(talk, "?limit=3&lastMessageId=" + last);
    assertEquals(sent.subList(3, 5), Heard.ids(second.path("messages")));
    assertFalse(second.path("nextPage").asBoolean());
    assertEquals(0, page(talk, "?type=TYPE_CALL,TYPE_EMAIL").path("messages").size());
  }

  @Test
  void aCallsRecordingIsASoundFile() throws Exception {
    String path = SEND + "/%s/locations/%s/recording";
    String id = call().path("id").asText();
    Heard heard = guest.get(path.formatted(id, guest.sandbox.location()));
    byte[] sound = heard.as(200).binaryValue();
    assertEquals("audio/x-wav", heard.header("Content-Type"));
    assertEquals("attachment; filename=audio.wav", heard.header("Content-Disposition"));
    assertEquals("RIFF", new String(sound, 0, 4, StandardCharsets.US_ASCII));
    assertEquals(sound.length, heard.headers().firstValueAsLong("Content-Length").orElseThrow());
    guest.get(path.formatted(id, "elsewhere")).as(403);
    String text = send("SMS", ",'message':'Hello'").as(200).path("messageId").asText();
    guest.get(path.formatted(text, guest.sandbox.location())).as(404);
  }

  @Test
  void whatWasSaidInACallComesAsSentencesAndAsAFile() throws Exception {
    String path =
        "/conversations/locations/%s/messages/%s/transcription"
            .formatted(guest.sandbox.location(), call().path("id").asText());
    JsonNode sentences = guest.get(path).as(200);
    assertTrue(sentences.isArray());
    assertEquals(1, sentences.at("/1/sentenceIndex").asInt());
    Heard file = guest.get(path + "/download");
    assertEquals("text/plain", file.header("Content-Type"));
    String text = new String(file.as(200).binaryValue(), StandardCharsets.UTF_8);
    assertEquals(sentences.at("/0/transcript").asText(), text.lines().findFirst().orElseThrow());
    assertEquals(sentences.size(), text.lines().count());
  }
}
