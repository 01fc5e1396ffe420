package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;
import java.util.Optional;

/** An action of a connection that says {@code access: read}: lets reads through, nothing else. */
record ReadOnly(String operation, String connection, Action action) implements Action {

  @Override
  public Effect effect(JsonNode input) {
    return action.effect(input);
  }

  @Override
  public Optional<String> host(JsonNode input) {
    return action.host(input);
  }

  @Override
  public Future<JsonNode> prepare(JsonNode input) {
    return action.prepare(input);
  }

  @Override
  public void released(JsonNode input) {
    action.released(input);
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    return effect(input) == Effect.READ
        ? action.perform(input, identity)
        : Future.failedFuture(refusal(operation, connection));
  }

  static Fault refusal(String operation, String connection) {
    return Fault.of(
        Fault.Kind.REFUSED,
        "%s: connection %s is for reading only (access: read); nothing was sent"
            .formatted(operation, connection));
  }
}
