package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back once the status line was read.
 *
 * @param body as far as it came
 * @param broken why the body is not whole; empty when it is
 * @param elsewhere who answered, where a redirect led to another host: no credential was there
 * @param stopped why a redirect was not followed
 */
record Reply(
    int status,
    MultiMap headers,
    Buffer body,
    Optional<String> broken,
    Optional<Origin> elsewhere,
    Optional<String> stopped) {

  Reply(int status, MultiMap headers, Buffer body, Optional<String> broken) {
    this(status, headers, body, broken, Optional.empty(), Optional.empty());
  }

  /** The same, given by another host than the one that was asked; the last one counts. */
  Reply from(Origin other) {
    return new Reply(
        status, headers, body, broken, elsewhere.or(() -> Optional.of(other)), stopped);
  }

  /** The same, with why we did not go on to where it points. */
  Reply stopped(String why) {
    return new Reply(status, headers, body, broken, elsewhere, Optional.of(why));
  }

  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The same reply with no secret of ours in it. */
  Reply hidden(Vault vault) {
    String text = body.toString(StandardCharsets.UTF_8);
    String shown = vault.hide(text);
    MultiMap heads = hidden(headers, vault);
    return shown.equals(text) && heads == headers
        ? this
        : new Reply(
            status,
            heads,
            shown.equals(text) ? body : Buffer.buffer(shown),
            broken,
            elsewhere,
            stopped);
  }

  private static MultiMap hidden(MultiMap headers, Vault vault) {
    boolean echoed =
        headers.entries().stream()
            .anyMatch(head -> !vault.hide(head.getValue()).equals(head.getValue()));
    if (!echoed) {
      return headers;
    }
    MultiMap shown = MultiMap.caseInsensitiveMultiMap();
    headers.forEach((name, value) -> shown.add(name, vault.hide(value)));
    return shown;
  }

  /** The body's value; missing when it is empty, not whole, or not JSON. */
  JsonNode json() {
    return broken.isPresent() || body.length() == 0
        ? MissingNode.getInstance()
        : Json.read(body.getBytes());
  }

  /** When the system sent it, by its own clock. */
  Optional<Instant> date() {
    return RateReader.date(headers.get("Date"));
  }

  /** What kind of content it is, in small letters and without parameters. */
  String mediaType() {
    String type = Optional.ofNullable(headers.get("Content-Type")).orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Why its bytes are not the file that was asked for, in words; empty when they are. */
  Optional<String> noFile() {
    if (broken.isPresent() || body.length() == 0) {
      return Optional.of(unreadable());
    }
    return mediaType().contains("html")
        ? Optional.of("the reply is a web page, not a file")
        : Optional.empty();
  }

  /** All of it, for a recipe that called an address of its own choice. */
  JsonNode whole() {
    ObjectNode whole = Json.object().put("status", status);
    ObjectNode names = whole.putObject("headers");
    headers.forEach((name, value) -> names.put(name.toLowerCase(Locale.ROOT), value));
    JsonNode value = json();
    if (!value.isMissingNode()) {
      whole.set("body", value);
    } else if (broken.isEmpty() && body.length() > 0) {
      whole.put("body", body.toString(StandardCharsets.UTF_8));
    }
    return whole;
  }

  /** Why there is no JSON in it, in words. */
  String unreadable() {
    if (broken.isPresent()) {
      return broken.get();
    }
    if (body.length() == 0) {
      return "the reply is empty";
    }
    return looksLikePage()
        ? "the reply is a web page, not JSON"
        : "the reply " + Json.problem(body.getBytes());
  }

  private boolean looksLikePage() {
    return mediaType().contains("html") || body.getByte(0) == '<';
  }
}
