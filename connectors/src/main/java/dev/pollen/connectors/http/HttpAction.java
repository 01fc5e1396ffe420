package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;

/** Performs one operation, as its catalog file says. */
final class HttpAction implements Action {
  private final ActionSpec spec;
  private final Inputs inputs;
  private final RequestWriter writer;
  private final Caller caller;
  private final Secrets secrets;

  HttpAction(ActionSpec spec, Inputs inputs, RequestWriter writer, Caller caller, Secrets secrets) {
    this.spec = spec;
    this.inputs = inputs;
    this.writer = writer;
    this.caller = caller;
    this.secrets = secrets;
  }

  @Override
  public Effect effect(JsonNode input) {
    return spec.effect();
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    return Caller.guarded(spec.key(), () -> send(inputs.fill(input)));
  }

  private Future<Receipt> send(ObjectNode filled) {
    return caller.act(
        writer.write(filled),
        spec.notDone(),
        spec.already(),
        () -> secrets.and(inputs.secrets(filled)),
        Reply::json);
  }
}
