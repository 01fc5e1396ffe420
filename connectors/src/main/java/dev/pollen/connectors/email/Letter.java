package dev.pollen.connectors.email;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;

/** A message made of a step's inputs. */
final class Letter {
  /** Names the attempt, so that a message in doubt can be found in a mailbox. */
  static final String ATTEMPT = "X-Pollen-Attempt";

  private Letter() {}

  /** Throws {@link IllegalArgumentException} with words when something needed is missing. */
  static MailMessage of(JsonNode input, String usualFrom, String identity) {
    MailMessage message =
        new MailMessage()
            .setFrom(line(input.path("from").asText(usualFrom)))
            .setTo(addresses(input.path("to")))
            .setSubject(line(input.path("subject").asText()))
            .addHeader(ATTEMPT, identity);
    if (message.getTo().isEmpty()) {
      throw new IllegalArgumentException("'to' names nobody: give it at least one address");
    }
    copies(message, input);
    content(message, input);
    return message;
  }

  private static void copies(MailMessage message, JsonNode input) {
    if (input.has("cc")) {
      message.setCc(addresses(input.path("cc")));
    }
    if (input.has("bcc")) {
      message.setBcc(addresses(input.path("bcc")));
    }
    if (input.hasNonNull("replyTo")) {
      message.addHeader("Reply-To", line(input.path("replyTo").asText()));
    }
  }

  private static void content(MailMessage message, JsonNode input) {
    if (!input.hasNonNull("text") && !input.hasNonNull("html")) {
      throw new IllegalArgumentException("the message is empty: give it 'text', 'html' or both");
    }
    if (input.hasNonNull("text")) {
      message.setText(input.path("text").asText());
    }
    if (input.hasNonNull("html")) {
      message.setHtml(input.path("html").asText());
    }
  }

  private static List<String> addresses(JsonNode list) {
    List<String> addresses = new ArrayList<>();
    list.forEach(one -> addresses.add(line(one.asText())));
    addresses.removeIf(String::isBlank);
    return addresses;
  }

  /** What a record brings must not be able to add a header. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
    return line.toString().strip();
  }
}
