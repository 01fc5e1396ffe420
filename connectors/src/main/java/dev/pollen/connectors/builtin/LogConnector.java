package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.http.Json;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system {@code log}: {@code log.write} writes one line to the logger {@code pollen.log}. */
public final class LogConnector implements Connector {
  private static final Logger LOG = LoggerFactory.getLogger("pollen.log");

  @Override
  public String system() {
    return "log";
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return Operations.ofActions(system(), Map.of("log.write", Write::new));
  }

  private record Write(ActionSpec spec) implements Action {

    @Override
    public Effect effect(JsonNode input) {
      return spec.effect();
    }

    @Override
    public Future<Receipt> perform(JsonNode input, String identity) {
      String line = oneLine(Json.text(input.path("message")));
      LOG.info("{}", line);
      return Future.succeededFuture(
          new Receipt(0, Json.object().put("message", line), RateSignal.NONE));
    }

    /** A record's text must not be able to forge a line of the log. */
    private static String oneLine(String text) {
      StringBuilder line = new StringBuilder(text.length());
      text.chars()
          .forEach(c -> line.append(Character.isISOControl(c) && c != '\t' ? ' ' : (char) c));
      return line.toString();
    }
  }
}
