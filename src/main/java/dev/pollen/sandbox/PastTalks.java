package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What some of the contacts had written and said. */
final class PastTalks {
  private static final int EVERY = 4;
  private static final int MOST = 600;
  private static final int SECONDS = 6;
  private static final List<String> CALL =
      List.of(
          "This call may be recorded for quality assurance purposes.",
          "I would like to know what a visit costs.",
          "The first visit is free.");

  private final World world;
  private final Inbox inbox;

  PastTalks(World world) {
    this.world = world;
    this.inbox = world.inbox();
  }

  /** Some wrote a text when they came, some of these an email too, some called. */
  void make() {
    Table contacts = world.contacts().table();
    for (int i = 0; i < Math.min(contacts.size(), MOST); i += EVERY) {
      int number = i;
      contacts.at(i).ifPresent(contact -> talk(contact, number));
    }
  }

  /** Within a minute of coming; no two conversations at the same millisecond. */
  private void talk(ObjectNode contact, int number) {
    Instant added = Instant.parse(contact.path("dateAdded").asText()).plusMillis(number % 1000);
    if (number % 3 == 0 && contact.has("phone")) {
      call(contact, added.plusSeconds(10));
    }
    if (number % 8 == 0 && contact.has("email")) {
      email(contact, added.plusSeconds(20));
    }
    if (contact.has("phone")) {
      text(contact, "outbound", "Thank you for your interest.", added.plusSeconds(30));
      text(contact, "inbound", "When can you come?", added.plusSeconds(40));
    }
  }

  private static ObjectNode message(String direction, String body) {
    ObjectNode message = Json.object().put("direction", direction).put("status", "delivered");
    return message.put("body", body).put("source", "app");
  }

  private void text(ObjectNode contact, String direction, String body, Instant at) {
    inbox.add(contact, Channel.SMS, message(direction, body), at);
  }

  private void email(ObjectNode contact, Instant at) {
    ObjectNode mail = Json.object().put("subject", "Your request");
    mail.put("body", "<p>Here is what you asked for.</p>").put("contentType", "text/html");
    mail.put("from", "Office <office@example.com>");
    mail.set("to", Json.texts(List.of(contact.path("email").asText())));
    inbox.addEmail(contact, message("outbound", "Here is what you asked for."), mail, at);
  }

  private void call(ObjectNode contact, Instant at) {
    ObjectNode message = message("inbound", "").put("status", "completed");
    message
        .putObject("meta")
        .put("callDuration", String.valueOf(SECONDS * CALL.size()))
        .put("callStatus", "completed");
    message.set(Inbox.SENTENCES, sentences());
    inbox.add(contact, Channel.CALL, message, at);
  }

  private static ArrayNode sentences() {
    ArrayNode sentences = Json.array();
    for (int i = 0; i < CALL.size(); i++) {
      ObjectNode sentence = sentences.addObject().put("mediaChannel", 1 + i % 2);
      sentence.put("sentenceIndex", i).put("startTime", SECONDS * i);
      sentence.put("endTime", SECONDS * (i + 1)).put("transcript", CALL.get(i));
      sentence.put("confidence", 0.9);
    }
    return sentences;
  }
}
