package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The system {@code manual}: its records are made by whoever starts a run, never by a poll. */
public final class ManualConnector implements Connector {

  @Override
  public String system() {
    return "manual";
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return Operations.ofTriggers(system(), Map.of("manual", ByHand::new));
  }

  private record ByHand(TriggerSpec spec) implements Trigger {
    private static final RecordShape BY_CONTENT =
        new RecordShape(
            RecordShape.Form.LIST,
            List.of(JsonPointer.empty()),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Override
    public RecordShape shape(JsonNode inputs) {
      return spec.shape().orElse(BY_CONTENT);
    }

    @Override
    public Future<Page> poll(Ask ask) {
      return Future.failedFuture(
          Fault.of(
              Fault.Kind.REFUSED,
              spec.key() + ": nothing to poll: start it with 'runs start' or from the dashboard"));
    }
  }
}
