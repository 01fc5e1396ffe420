package dev.pollen.connectors.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.spi.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a reply that is not a 2xx means: whether the thing happened, whether a later try may help,
 * and the words for a person.
 *
 * <p>The table is design.md's: 429, other 4xx but 408 and 409, and {@code not_done} statuses did
 * not happen, and nor did what moved (307, 308); {@code already} ones are so already; of everything
 * else nobody can say.
 */
final class FaultReader {
  private static final int KEPT = 2048;
  private static final int WORDS = 500;
  private static final List<JsonPointer> USUAL_WORDS =
      List.of(
          JsonPointer.compile("/message"),
          JsonPointer.compile("/error/message"),
          JsonPointer.compile("/error"));

  /** Topics of the system's guides that help with a failure, the best first. */
  private static final Map<Fault.Kind, List<String>> GUIDES =
      Map.of(
          Fault.Kind.SIGN_IN, List.of("private tokens", "sign-in"),
          Fault.Kind.THROTTLED, List.of("rate limits"));

  /** They say that it is to be asked for elsewhere, so it was not done. */
  private static final Set<Integer> MOVED = Set.of(307, 308);

  private final OperationSpec operation;
  private final SystemSpec system;
  private final RateReader rates;

  FaultReader(OperationSpec operation, SystemSpec system, RateReader rates) {
    this.operation = operation;
    this.system = system;
    this.rates = rates;
  }

  Fault read(Reply reply, Set<Integer> notDone, Set<Integer> already, Secrets secrets) {
    Fault.Kind kind = kind(reply.status(), notDone, already);
    String message = secrets.hide(message(reply, kind, secrets));
    return new Fault(
        kind, reply.status(), message, start(reply, secrets), rates.read(reply.headers()));
  }

  /** A reply that came and is not what the catalog says. */
  Fault unreadable(Reply reply, String why, Secrets secrets) {
    return new Fault(
        Fault.Kind.UNREADABLE,
        reply.status(),
        secrets.hide("%s: %d: %s".formatted(operation.key(), reply.status(), why)),
        start(reply, secrets),
        rates.read(reply.headers()));
  }

  private Fault.Kind kind(int status, Set<Integer> notDone, Set<Integer> already) {
    if (status == 429) {
      return Fault.Kind.THROTTLED;
    }
    if (already.contains(status)) {
      return Fault.Kind.ALREADY;
    }
    if (notDone.contains(status)) {
      return Fault.Kind.NOT_DONE;
    }
    if (status == 401 || status == 403) {
      return Fault.Kind.SIGN_IN;
    }
    if (MOVED.contains(status)) {
      return Fault.Kind.REFUSED;
    }
    if (status < 400 || status > 499 || status == 408 || status == 409) {
      return Fault.Kind.UNKNOWN;
    }
    return system.retryable().contains(status) ? Fault.Kind.NOT_DONE : Fault.Kind.REFUSED;
  }

  private String message(Reply reply, Fault.Kind kind, Secrets secrets) {
    StringBuilder message = new StringBuilder();
    message.append(operation.key()).append(": ").append(reply.status());
    words(reply, secrets).ifPresent(words -> message.append(": ").append(words));
    wayOut(reply, kind).ifPresent(way -> message.append("; ").append(way));
    guide(kind).ifPresent(link -> message.append("; see ").append(link));
    return message.toString();
  }

  /** Hidden before they are cut: half a secret is not known for one. */
  Optional<String> words(Reply reply, Secrets secrets) {
    JsonNode body = reply.json();
    List<JsonPointer> places =
        system.failureMessage().isEmpty() ? USUAL_WORDS : system.failureMessage();
    return places.stream()
        .map(body::at)
        .filter(Json::given)
        .findFirst()
        .map(FaultReader::said)
        .map(text -> cut(secrets.hide(text), WORDS));
  }

  private static String said(JsonNode words) {
    return words.isArray()
        ? StreamSupport.stream(words.spliterator(), false)
            .map(Json::text)
            .collect(Collectors.joining("; "))
        : Json.text(words);
  }

  private static String cut(String text, int most) {
    return text.length() > most ? text.substring(0, most) + "…" : text;
  }

  private static Optional<String> wayOut(Reply reply, Fault.Kind kind) {
    if (reply.status() / 100 == 3) {
      return reply.stopped().or(() -> Optional.of("it says to go on, but not where"));
    }
    if (reply.elsewhere().isPresent()) {
      return reply
          .elsewhere()
          .map("%s said so, after a redirect and without credentials"::formatted);
    }
    return Optional.ofNullable(
        Map.of(
                Fault.Kind.SIGN_IN, "give the connection a token that may do this",
                Fault.Kind.THROTTLED, "the account's budget is used up")
            .get(kind));
  }

  private Optional<String> guide(Fault.Kind kind) {
    return GUIDES.getOrDefault(kind, List.of()).stream()
        .map(system.guides()::get)
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> operation.common().docs());
  }

  private static String start(Reply reply, Secrets secrets) {
    int length = Math.min(4 * KEPT, reply.body().length());
    String text = secrets.hide(reply.body().getString(0, length, "UTF-8"));
    return text.substring(0, Math.min(KEPT, text.length()));
  }
}
