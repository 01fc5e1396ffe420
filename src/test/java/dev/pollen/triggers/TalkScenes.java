package dev.pollen.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.SandboxKit;
import dev.pollen.sandbox.ShelfKit;
import java.util.List;

/** Conversations, their messages, and what was said in calls. */
final class TalkScenes {
  private TalkScenes() {}

  static List<Scene> all() {
    return List.of(
        Scene.of("conversation.search", Shape.LIST, TalkScenes::conversations),
        Scene.of("conversation.get", Shape.OBJECT, TalkScenes::conversation),
        Scene.of("message.list_by_conversation", Shape.LIST, TalkScenes::messages),
        Scene.of("message.get", Shape.OBJECT, kit -> statuses(kit).alone("id")),
        Scene.of("email.get", Shape.OBJECT, TalkScenes::email),
        Scene.of("message.get_transcription", Shape.LIST_BY_CONTENT, TalkScenes::sentences),
        Scene.of("message.get_recording", Shape.NAMELESS, TalkScenes::file),
        Scene.of("message.download_transcription", Shape.NAMELESS, TalkScenes::file));
  }

  private static JsonNode sent(SandboxKit kit, String type, String contact, int number) {
    String body =
        "{'type':'%s','subType':'SMS','contactId':'%s','status':'pending','message':'Words %d',"
            + "'emailTo':'ada@example.com','subject':'Words'}";
    return kit.post("/conversations/messages", body.formatted(type, contact, number));
  }

  /** A conversation changes by a message more in it. */
  private static Play conversations(SandboxKit kit) {
    java.util.Map<String, String> contacts = new java.util.concurrent.ConcurrentHashMap<>();
    return Play.start()
        .made(
            n -> {
              String contact = kit.contact(n);
              JsonNode id = sent(kit, "SMS", contact, n).at("/conversationId");
              contacts.put(id.asText(), contact);
              return id;
            })
        .changed((id, n) -> sent(kit, "SMS", contacts.get(id), n));
  }

  /** What this reply shows of a conversation changes by hand only: a star. */
  private static Play conversation(SandboxKit kit) {
    JsonNode id = sent(kit, "SMS", kit.contact(0), 0).at("/conversationId");
    return Play.start()
        .with("conversationId", id)
        .changed(
            (key, n) ->
                kit.byHand(ShelfKit.CONVERSATIONS, key, "{'starred':%b}".formatted(n % 2 == 1)))
        .of(id);
  }

  private static Play statuses(SandboxKit kit) {
    String contact = kit.contact(0);
    List<String> later = List.of("delivered", "read");
    return Play.start()
        .made(n -> sent(kit, "SMS", contact, n).at("/messageId"))
        .changed(
            (id, n) ->
                kit.put(
                    "/conversations/messages/" + id + "/status",
                    "{'status':'%s'}".formatted(later.get(n % later.size()))));
  }

  private static Play messages(SandboxKit kit) {
    Play play = statuses(kit);
    String first = play.make().orElseThrow().record(0).asText();
    return play.with(
        "conversationId", kit.get("/conversations/messages/" + first).at("/conversationId"));
  }

  private static Play email(SandboxKit kit) {
    JsonNode sent = sent(kit, "Email", kit.contact(0), 0);
    JsonNode id = sent.at("/emailMessageId");
    Play.Change status = statuses(kit).change().orElseThrow();
    return Play.start()
        .with("id", id)
        .changed((key, n) -> status.record(sent.at("/messageId").asText(), n))
        .of(id);
  }

  /** What was said grows while a call is written down. */
  private static Play sentences(SandboxKit kit) {
    Call call = Call.on(kit);
    return Play.start()
        .with("messageId", call.id)
        .made(n -> call.says("Sentence " + n))
        .changed((key, n) -> call.corrects("Changed " + n));
  }

  private static Play file(SandboxKit kit) {
    Call call = Call.on(kit);
    call.says("Hello");
    return Play.start()
        .with("messageId", call.id)
        .changed((key, n) -> call.says("Sentence " + n))
        .of(call.id);
  }

  /** A call whose sentences are written by hand. */
  private static final class Call {
    private final SandboxKit kit;
    private final String id;
    private final List<String> sentences = new java.util.ArrayList<>();

    private Call(SandboxKit kit, String id) {
      this.kit = kit;
      this.id = id;
    }

    static Call on(SandboxKit kit) {
      return new Call(kit, sent(kit, "SMS", kit.contact(0), 0).at("/messageId").asText());
    }

    JsonNode says(String words) {
      sentences.add(words);
      write();
      return Play.key(words);
    }

    void corrects(String words) {
      sentences.set(0, words);
      write();
    }

    private void write() {
      String each = "{'mediaChannel':1,'sentenceIndex':%d,'transcript':'%s','confidence':0.9}";
      List<String> written = new java.util.ArrayList<>();
      sentences.forEach(words -> written.add(each.formatted(written.size(), words)));
      kit.byHand(ShelfKit.MESSAGES, id, "{'sentences':[" + String.join(",", written) + "]}");
    }
  }
}
