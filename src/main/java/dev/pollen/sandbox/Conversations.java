package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One conversation, and the sign in it that somebody is typing. */
final class Conversations {
  private static final Shape TYPING =
      Shape.of(
          """
          locationId!     string
          isTyping!       string
          visitorId!      string
          conversationId! string
          """);
  private static final View WHOLE =
      View.of("id contactId locationId deleted inbox type unreadCount assignedTo starred");

  private final Inbox inbox;

  Conversations(World world) {
    this.inbox = world.inbox();
  }

  List<Operation> operations() {
    return List.of(
        Operation.get(
            "conversation.get",
            "/conversations/{conversationId}",
            call -> WHOLE.of(inbox.needConversation(call.hole("conversationId")))),
        Operation.post(
                "live_chat.set_typing", "/conversations/providers/live-chat/typing", this::typing)
            .body(TYPING));
  }

  /** Nobody is there to see it. */
  private ObjectNode typing(Call call) {
    inbox.needConversation(call.body().path("conversationId").asText());
    return Json.object().put("success", true);
  }
}
