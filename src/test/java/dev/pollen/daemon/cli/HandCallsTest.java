package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.Connections;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls by hand spend the budget that they are made from, and hear what replies say of it. */
class HandCallsTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final RateSignal RATE =
      new RateSignal(OptionalInt.of(3), OptionalInt.empty(), Optional.empty()).after(1);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<String> asked = new ArrayList<>();
  private final List<RateSignal> heard = new ArrayList<>();
  private Future<Page> answer =
      Future.succeededFuture(new Page(List.of(), Optional.empty(), Optional.empty(), RATE));

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  /** An account, or the one above it, that answers every poll as the test says. */
  private final class Acme implements Connection {
    private final String account;

    private Acme(String account) {
      this.account = account;
    }

    @Override
    public String account() {
      return account;
    }

    @Override
    public Connection serving(OperationSpec spec) {
      return new Acme("highlevel:above");
    }

    @Override
    public Trigger trigger(TriggerSpec spec) {
      return new Trigger() {
        @Override
        public RecordShape shape(JsonNode inputs) {
          return spec.shape().orElseThrow();
        }

        @Override
        public Future<Page> poll(Ask ask) {
          return answer;
        }
      };
    }

    @Override
    public Action action(ActionSpec spec) {
      throw new UnsupportedOperationException("only polls are made");
    }

    @Override
    public Future<Void> check() {
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }

  private Future<Permit> permit(String account) {
    asked.add(account);
    return Future.succeededFuture(
        new Permit() {
          @Override
          public void ended(RateSignal rate) {
            heard.add(rate);
          }

          @Override
          public void unused() {
            throw new AssertionError("it was used");
          }
        });
  }

  private ObjectNode called() throws Exception {
    HandCalls calls =
        new HandCalls(
            vertx,
            Connections.of(Map.of("acme", new Acme("highlevel:one"))),
            CATALOG,
            InstantSource.system(),
            this::permit);
    JsonNode call =
        new ObjectMapper()
            .readTree(
                "{\"operation\":\"highlevel.contact.search\",\"connection\":\"acme\",\"with\":{}}");
    return calls.call(call).await(20, TimeUnit.SECONDS);
  }

  @Test
  void whatAReplySaysOfTheBudgetIsHeardOfTheAccountThatServesTheCall() throws Exception {
    assertTrue(called().path("ok").asBoolean());
    assertEquals(List.of("highlevel:above"), asked);
    assertEquals(List.of(RATE), heard);
  }

  @Test
  void whatAFailureSaysOfItIsHeardToo() throws Exception {
    answer = Future.failedFuture(new Fault(Fault.Kind.REFUSED, 404, "gone", "", RATE));
    assertEquals("gone", called().at("/error/message").asText());
    assertEquals(List.of(RATE), heard);
  }
}
