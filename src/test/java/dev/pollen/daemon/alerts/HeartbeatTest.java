package dev.pollen.daemon.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final List<JsonNode> asked = new ArrayList<>();
  private final AtomicBoolean answers = new AtomicBoolean(true);
  private final AtomicBoolean well = new AtomicBoolean(true);

  private final Action request =
      new Action() {
        @Override
        public Effect effect(JsonNode input) {
          return Effect.READ;
        }

        @Override
        public Future<Receipt> perform(JsonNode input, String identity) {
          asked.add(input);
          return answers.get()
              ? Future.succeededFuture(new Receipt(200, input, RateSignal.NONE))
              : Future.failedFuture(Fault.of(Fault.Kind.UNREACHABLE, "GET /canary: nobody"));
        }
      };

  @Test
  void itIsCalledOnlyWhileAllIsWellAndNeverFails() {
    Vertx vertx = Vertx.vertx();
    try (Heartbeat heartbeat =
        new Heartbeat(vertx, URI.create("https://beat.example/canary"), request, well::get)) {
      heartbeat.beat().toCompletionStage().toCompletableFuture().join();
      assertEquals("https://beat.example/canary", asked.get(0).path("url").asText());
      assertEquals("GET", asked.get(0).path("method").asText());
      answers.set(false);
      heartbeat.beat().toCompletionStage().toCompletableFuture().join();
      well.set(false);
      heartbeat.beat().toCompletionStage().toCompletableFuture().join();
      assertEquals(2, asked.size());
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
