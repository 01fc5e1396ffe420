package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code http.request} and its like. Unless the recipe says its {@code effect}: GET and HEAD read,
 * PUT and DELETE may be repeated, POST and PATCH may not.
 */
final class UrlAction implements Action {
  private static final Map<String, Effect> BY_METHOD =
      Map.of(
          "GET", Effect.READ,
          "HEAD", Effect.READ,
          "OPTIONS", Effect.READ,
          "PUT", Effect.IDEMPOTENT,
          "DELETE", Effect.IDEMPOTENT);

  private final ActionSpec spec;
  private final Inputs inputs;
  private final RecipeCall call;
  private final Caller caller;

  UrlAction(ActionSpec spec, Inputs inputs, RecipeCall call, Caller caller) {
    this.spec = spec;
    this.inputs = inputs;
    this.call = call;
    this.caller = caller;
  }

  /** An effect that is no word of ours counts as the most careful one; performing refuses it. */
  @Override
  public Effect effect(JsonNode input) {
    ObjectNode filled = inputs.fill(input);
    JsonNode said = filled.path(spec.effectFrom().orElse("effect"));
    return Json.given(said)
        ? known(said).orElse(Effect.UNREPEATABLE)
        : BY_METHOD.getOrDefault(UrlCall.method(filled), Effect.UNREPEATABLE);
  }

  private static Optional<Effect> known(JsonNode said) {
    return Arrays.stream(Effect.values())
        .filter(effect -> effect.word().equals(said.asText()))
        .findFirst();
  }

  @Override
  public Optional<String> host(JsonNode input) {
    return call.host(inputs.fill(input));
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    return Caller.guarded(spec.key(), () -> send(inputs.fill(input)));
  }

  private Future<Receipt> send(ObjectNode filled) {
    JsonNode said = filled.path(spec.effectFrom().orElse("effect"));
    if (Json.given(said) && known(said).isEmpty()) {
      throw new IllegalArgumentException(
          "effect is %s; it is one of read, idempotent, reconcilable, unrepeatable"
              .formatted(said));
    }
    return caller.act(
        call.write(filled, Json.object()),
        notDone(filled),
        spec.already(),
        () -> call.secrets(filled),
        Reply::whole);
  }

  private Set<Integer> notDone(ObjectNode filled) {
    Set<Integer> statuses = new HashSet<>(spec.notDone());
    filled
        .path(spec.notDoneFrom().orElse("not_done"))
        .forEach(status -> statuses.add(status.asInt()));
    return statuses;
  }
}
