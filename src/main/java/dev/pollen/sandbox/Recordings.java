package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Collectors;

/** What was said in a call: as sound, as sentences, as a text file. */
final class Recordings {
  private static final String OF_CALL =
      "/conversations/locations/{locationId}/messages/{messageId}/transcription";

  private final Inbox inbox;

  Recordings(World world) {
    this.inbox = world.inbox();
  }

  List<Operation> operations() {
    return List.of(
        Operation.download(
            "message.get_recording",
            "/conversations/messages/{messageId}/locations/{locationId}/recording",
            this::sound),
        Operation.get("message.get_transcription", OF_CALL, this::sentences),
        Operation.download("message.download_transcription", OF_CALL + "/download", this::text));
  }

  private Content.Download sound(Call call) {
    int seconds = Math.min(sentences(call).size(), 3);
    int pitch = 300 + Math.floorMod(call.hole("messageId").hashCode(), 300);
    return new Content.Download("audio/x-wav", "audio.wav", Tone.wave(pitch, seconds));
  }

  private ArrayNode sentences(Call call) {
    String id = call.hole("messageId");
    if (inbox.needMessage(id).get(Inbox.SENTENCES) instanceof ArrayNode sentences) {
      return sentences;
    }
    throw Refusal.notFound("No recording of message %s found".formatted(id));
  }

  private Content.Download text(Call call) {
    String text =
        Json.list(sentences(call)).stream()
            .map(Recordings::line)
            .collect(Collectors.joining("\n", "", "\n"));
    return new Content.Download("text/plain", "\"transcription.txt\"", Buffer.buffer(text));
  }

  private static String line(JsonNode sentence) {
    return sentence.path("transcript").asText();
  }
}
