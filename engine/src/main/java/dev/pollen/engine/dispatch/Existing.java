package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pollen.engine.dispatch.Sending.Sent;
import dev.pollen.engine.journal.Outcome;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * A refusal because the thing exists: after a doubt about the same step it is the step's own thing,
 * unless somebody else has claimed it.
 */
final class Existing {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Maker maker;

  Existing(Maker maker) {
    this.maker = maker;
  }

  /** The step's reply, settled and claimed; empty when the refusal is one. */
  Future<Optional<JsonNode>> in(Sent refused) {
    return body(refused)
        .flatMap(maker.how()::existing)
        .map(id -> own(id, refused))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private static Optional<JsonNode> body(Sent refused) {
    try {
      return Optional.ofNullable(MAPPER.readTree(refused.came().body()));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // A refusal in other words names nothing.
    }
  }

  private Future<Optional<JsonNode>> own(String id, Sent refused) {
    Trip trip = maker.trip();
    Claims claims = trip.settling().claims();
    return claims.alone(
        trip.loop(),
        maker.realm(),
        () ->
            claims
                .of(trip.loop(), maker.realm(), Set.of(id))
                .map(
                    known -> known.isEmpty() ? Optional.of(taken(id, refused)) : Optional.empty()));
  }

  private JsonNode taken(String id, Sent refused) {
    maker.claim(id);
    JsonNode reply = maker.how().replyOf(id);
    String words = "it exists: %s %s".formatted(maker.how().resource(), id);
    int status = refused.came().outcome().status();
    Outcome outcome = new Outcome(Outcome.What.DONE, status, reply, words, maker.trip().now());
    maker.trip().ledger().settle(maker.place().path(), refused.intent().number(), outcome);
    return reply;
  }
}
