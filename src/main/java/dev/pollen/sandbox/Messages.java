package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages: get, those of a conversation, and how far one got. What emails say is told apart. */
final class Messages {
  private static final Shape LIST =
      Shape.of(
          """
          lastMessageId string
          limit         number
          type          string
          """);
  private static final Shape ERROR =
      Shape.of(
          """
          code!    string
          type!    string
          message! string
          """);
  private static final Shape STATUS =
      Shape.of(
          """
          status!        delivered|failed|pending|read
          error          &Error
          emailMessageId string
          recipients     string[]
          """,
          Map.of("Error", ERROR));
  private static final int USUAL = 20;
  private static final View MESSAGE =
      View.of(
          """
          id type messageType locationId contactId conversationId dateAdded body direction status
          contentType attachments meta source userId conversationProviderId
          """);
  private static final View EMAIL =
      View.of(
          """
          id altId threadId locationId contactId conversationId dateAdded subject body direction
          status contentType attachments provider from to cc bcc replyToMessageId source
          """);
  private static final Comparator<ObjectNode> NEWEST_FIRST =
      Comparator.comparing((ObjectNode row) -> row.path("dateAdded").asText())
          .thenComparing(row -> row.path("id").asText())
          .reversed();

  private final Inbox inbox;

  Messages(World world) {
    this.inbox = world.inbox();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "message.get",
            "/conversations/messages/{id}",
            call -> shown(inbox.needMessage(call.hole("id")))),
        Operation.get("email.get", "/conversations/messages/email/{id}", this::email),
        Operation.get(
                "message.list_by_conversation",
                "/conversations/{conversationId}/messages",
                this::list)
            .query(LIST),
        Operation.put(
                "message.update_status", "/conversations/messages/{messageId}/status", this::status)
            .body(STATUS));
  }

  private static ObjectNode shown(ObjectNode row) {
    ObjectNode shown = MESSAGE.of(row);
    return Channel.EMAIL.type().equals(row.path("messageType").asText())
        ? shown.without(List.of("body"))
        : shown;
  }

  private ObjectNode email(Call call) {
    String id = call.hole("id");
    return EMAIL.of(inbox.emails().get(id).orElseThrow(() -> Refusal.absent("Email", id)));
  }

  /** As replies were seen, not as documented: all three parts stand in {@code messages}. */
  private ObjectNode list(Call call) {
    String id = inbox.needConversation(call.hole("conversationId")).path("id").asText();
    List<ObjectNode> rest =
        inbox.messages().where("conversationId", id).stream()
            .filter(row -> !call.has("type") || isOneOf(row, call.text("type")))
            .filter(row -> !call.has("lastMessageId") || isAfter(row, call.text("lastMessageId")))
            .sorted(NEWEST_FIRST)
            .toList();
    Window window = Window.of(call.query(), "skip", USUAL);
    List<ObjectNode> page = rest.stream().limit(window.limit()).toList();
    ObjectNode part = Json.object().put("nextPage", page.size() < rest.size());
    part.put("lastMessageId", page.isEmpty() ? "" : page.get(page.size() - 1).path("id").asText());
    part.set("messages", Json.array(page.stream().map(Messages::shown).toList()));
    return Json.object().set("messages", part);
  }

  private static boolean isOneOf(ObjectNode row, String types) {
    return Set.copyOf(Arrays.asList(types.split("\\s*,\\s*")))
        .contains(row.path("messageType").asText());
  }

  private boolean isAfter(ObjectNode row, String last) {
    return NEWEST_FIRST.compare(row, inbox.needMessage(last)) > 0;
  }

  private ObjectNode status(Call call) {
    ObjectNode row = inbox.needMessage(call.hole("messageId"));
    ObjectNode changed = row.deepCopy();
    changed.set("status", call.body().get("status"));
    inbox.messages().put(changed);
    for (String email : Json.set(row.at("/meta/email/messageIds"))) {
      inbox.emails().get(email).ifPresent(each -> copyStatus(each, call));
    }
    ObjectNode reply = Json.object();
    reply.set("conversationId", row.get("conversationId"));
    reply.set("messageId", row.get("id"));
    return reply.set("status", changed.get("status"));
  }

  private void copyStatus(ObjectNode email, Call call) {
    ObjectNode changed = email.deepCopy();
    changed.set("status", call.body().get("status"));
    inbox.emails().put(changed);
  }
}
