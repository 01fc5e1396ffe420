package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The conversations of the location: one a contact, with its messages, of which some are emails.
 */
record Inbox(Ids ids, String location, Table conversations, Table messages, Table emails) {
  /** The field of a call that holds what was said; no message shows it. */
  static final String SENTENCES = "sentences";

  static Inbox empty(SandboxOptions options, Ids ids, String location) {
    return new Inbox(
        ids,
        location,
        World.table(options, "contactId"),
        World.table(options, "conversationId"),
        World.table(options));
  }

  List<Table> tables() {
    return List.of(conversations, messages, emails);
  }

  ObjectNode needConversation(String id) {
    return conversations.get(id).orElseThrow(() -> Refusal.absent("Conversation", id));
  }

  ObjectNode needMessage(String id) {
    return messages.get(id).orElseThrow(() -> Refusal.absent("Message", id));
  }

  /**
   * A message more, in the contact's conversation, which begins with it if there is none.
   *
   * @param given what the message says, and which way it goes
   */
  ObjectNode add(ObjectNode contact, Channel channel, ObjectNode given, Instant at) {
    ObjectNode talk = conversation(contact, channel, at);
    ObjectNode row = Json.object().put("id", ids.next());
    row.put("type", channel.number()).put("messageType", channel.type());
    row.put("locationId", location);
    row.set("contactId", contact.get("id"));
    row.set("conversationId", talk.get("id"));
    row.put("dateAdded", Stamps.iso(at)).put("contentType", "text/plain");
    row.putArray("attachments");
    row.setAll(given);
    messages.put(row);
    conversations.put(after(talk, row, at));
    return row;
  }

  /**
   * The same for an email, which is kept beside its message.
   *
   * @param mail what only emails have
   */
  ObjectNode addEmail(ObjectNode contact, ObjectNode given, ObjectNode mail, Instant at) {
    String id = ids.next();
    ObjectNode message = given.deepCopy();
    message.putObject("meta").putObject("email").putArray("messageIds").add(id);
    ObjectNode row = add(contact, Channel.EMAIL, message, at);
    ObjectNode email = row.deepCopy().put("id", id);
    email.set("altId", row.get("id"));
    email.set("threadId", row.get("id"));
    emails.put(email.setAll(mail));
    return row;
  }

  private ObjectNode conversation(ObjectNode contact, Channel channel, Instant at) {
    return conversations.where("contactId", contact.path("id").asText()).stream()
        .findFirst()
        .orElseGet(() -> opened(contact, channel, at));
  }

  private ObjectNode opened(ObjectNode contact, Channel channel, Instant at) {
    ObjectNode row = Json.object().put("id", ids.next());
    row.set("contactId", contact.get("id"));
    row.put("locationId", location).put("deleted", false).put("inbox", true).put("starred", false);
    row.put("type", channel.conversationNumber()).put("kind", channel.conversationType());
    row.put("dateAdded", at.toEpochMilli()).put("unreadCount", 0);
    if (contact.has("assignedTo")) {
      row.set("assignedTo", contact.get("assignedTo"));
    }
    return row;
  }

  /** What comes in is unread; who answers has read all. */
  private static ObjectNode after(ObjectNode conversation, ObjectNode message, Instant at) {
    ObjectNode row = conversation.deepCopy();
    boolean inbound = message.path("direction").asText().equals("inbound");
    row.put("unreadCount", inbound ? row.path("unreadCount").asInt() + 1 : 0);
    row.put("lastMessageDate", at.toEpochMilli());
    row.set("lastMessageType", message.get("messageType"));
    row.set("lastMessageDirection", message.get("direction"));
    row.put("lastMessageBody", message.path("body").asText(""));
    if (!inbound) {
      row.put("lastMessageAction", "manual").put("lastManualMessageDate", at.toEpochMilli());
    }
    return row;
  }
}
