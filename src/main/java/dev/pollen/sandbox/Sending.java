package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends messages to contacts, which reach nobody. */
final class Sending {
  private static final Shape FORWARD =
      Shape.of(
          """
          isForwarded!            boolean
          forwardWholeThread      boolean
          messageId               string
          emailMessageId          string
          sourceContactId         string
          sourceConversationId    string
          toEmail                 string
          recipientContactId      string
          recipientConversationId string
          """);

  /** The vendor types subType as an object, and means a text. */
  private static final Shape SEND =
      Shape.of(
          """
          type!                  SMS|RCS|Email|WhatsApp|IG|FB|Custom|Live_Chat|TIKTOK
          subType!               string
          contactId!             string
          status!                delivered|failed|pending|read
          appointmentId          string
          attachments            string[]
          emailFrom              string
          emailCc                string[]
          emailBcc               string[]
          html                   string
          message                string
          subject                string
          replyMessageId         string
          templateId             string
          threadId               string
          scheduledTimestamp     number
          conversationProviderId string
          emailTo                string
          customSubtypeId        string
          emailReplyMode         reply|reply_all
          fromNumber             string
          toNumber               string
          forward                &Forward
          usesNativeSchedulingAi boolean
          optimizationPeriod     24h|48h|72h
          """,
          Map.of("Forward", FORWARD));

  private static final List<String> SAYS = List.of("message", "html", "attachments", "templateId");
  private static final List<String> CARRIED = List.of("attachments", "conversationProviderId");

  private final World world;
  private final Inbox inbox;

  Sending(World world) {
    this.world = world;
    this.inbox = world.inbox();
  }

  List<Operation> operations() {
    return List.of(
        Operation.post("message.send", "/conversations/messages", this::send).body(SEND).ok());
  }

  private ObjectNode send(Call call) {
    ObjectNode given = call.body();
    ObjectNode contact = contact(given);
    Channel channel = Channel.sentAs(given.path("type").asText());
    if (SAYS.stream().allMatch(field -> isEmpty(given.path(field)))) {
      throw Refusal.badRequest("There is no message or attachments for this message.");
    }
    ObjectNode message = Json.object().put("direction", "outbound").put("source", "api");
    message.put("body", given.path(isEmpty(given.path("message")) ? "html" : "message").asText());
    message.set("status", given.get("status"));
    CARRIED.stream().filter(given::has).forEach(each -> message.set(each, given.get(each)));
    Instant now = world.clock().instant();
    return channel == Channel.EMAIL
        ? email(contact, message, given, now)
        : reply(inbox.add(contact, channel, message, now));
  }

  private ObjectNode contact(ObjectNode given) {
    String id = given.path("contactId").asText();
    return world
        .contacts()
        .table()
        .get(id)
        .orElseThrow(() -> Refusal.badRequest("Contact with id %s not found".formatted(id)));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isArray() ? value.isEmpty() : value.asText("").isEmpty();
  }

  private ObjectNode email(ObjectNode contact, ObjectNode message, ObjectNode given, Instant now) {
    String to = given.path("emailTo").asText(contact.path("email").asText(""));
    if (to.isEmpty()) {
      throw Refusal.badRequest("The contact has no email.");
    }
    ObjectNode row = inbox.addEmail(contact, message, mail(given, to), now);
    String id = row.at("/meta/email/messageIds/0").asText();
    return reply(row).put("emailMessageId", id);
  }

  private static ObjectNode mail(ObjectNode given, String to) {
    ObjectNode mail = Json.object().put("subject", given.path("subject").asText(""));
    mail.put("from", given.path("emailFrom").asText("Office <office@example.com>"));
    mail.set("to", Json.texts(List.of(to)));
    mail.set("cc", Json.texts(Json.set(given.path("emailCc"))));
    mail.set("bcc", Json.texts(Json.set(given.path("emailBcc"))));
    mail.put("contentType", given.has("html") ? "text/html" : "text/plain");
    mail.put("body", given.path(given.has("html") ? "html" : "message").asText());
    Optional.ofNullable(given.get("threadId")).ifPresent(id -> mail.set("threadId", id));
    Optional.ofNullable(given.get("replyMessageId"))
        .ifPresent(id -> mail.set("replyToMessageId", id));
    return mail;
  }

  private static ObjectNode reply(ObjectNode row) {
    ObjectNode reply = Json.object();
    reply.set("conversationId", row.get("conversationId"));
    reply.set("messageId", row.get("id"));
    reply.put("msg", "Message queued successfully.");
    return reply.set("status", row.get("status"));
  }
}
