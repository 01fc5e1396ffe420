package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.Optional;

/** One process's connection to a simulated system. */
final class SimConnection implements Connection {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String account;
  private final Wire wire;
  private final Life life;

  SimConnection(String account, Wire wire, Life life) {
    this.account = account;
    this.wire = wire;
    this.life = life;
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    if (spec.key().endsWith(".parts")) {
      return new Parts(wire, life.system().parts, life.truth());
    }
    Optional<Making> made = Making.of(spec.key().substring(spec.key().indexOf('.') + 1));
    if (made.isPresent()) {
      return new Looking(wire, life.system(), made.get(), account);
    }
    Reader reader = new Reader(spec, wire, life);
    life.readers().add(reader);
    return reader;
  }

  @Override
  public Action action(ActionSpec spec) {
    return new Doing(spec);
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  /** One action of the system. */
  private final class Doing implements Action {
    private final ActionSpec spec;

    private Doing(ActionSpec spec) {
      this.spec = spec;
    }

    @Override
    public Effect effect(JsonNode input) {
      return spec.effect();
    }

    @Override
    public Future<Receipt> perform(JsonNode input, String identity) {
      Call call = Call.of(spec.key(), identity, input);
      if (life.alive()) {
        life.figures().attempted();
        life.truth().sent(call);
      }
      Effecting effecting = new Effecting(call);
      return wire.send(
          call::toString,
          true,
          effecting::receipt,
          effecting::happens,
          fate -> life.truth().answered(call, fate));
    }
  }

  /** What one call comes to at the system. */
  private final class Effecting {
    private final Call call;
    private Optional<String> made = Optional.empty();

    private Effecting(Call call) {
      this.call = call;
    }

    private void happens() {
      life.truth().applied(call);
      made = Making.of(call.operation).map(kind -> life.system().make(account, kind, call));
    }

    private Receipt receipt() {
      JsonNode reply =
          made.<JsonNode>map(id -> JSON.objectNode().set("thing", JSON.objectNode().put("id", id)))
              .orElseGet(() -> JSON.textNode("ok"));
      return new Receipt(200, reply, RateSignal.NONE);
    }
  }
}
