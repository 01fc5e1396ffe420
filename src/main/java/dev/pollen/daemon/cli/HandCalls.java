package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.daemon.http.Scrubber;
import dev.pollen.engine.Connections;
import dev.pollen.engine.dispatch.Permits.Permit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Calls by hand that the daemon makes for a command, by its own connections. */
public final class HandCalls {
  private final Catalog catalog;
  private final Caller caller;
  private final Caller byName;

  /**
   * @param permits where each request gets its place in its account's budget, asked by account on
   *     an event loop and answered there
   */
  public HandCalls(
      Vertx vertx,
      Connections connections,
      Catalog catalog,
      InstantSource clock,
      Function<String, Future<Permit>> permits) {
    this.catalog = catalog;
    Scrubber scrubber = new Scrubber(catalog);
    this.caller = Caller.of(vertx, connections, catalog, clock, false, scrubber, permits::apply);
    this.byName = Caller.of(vertx, connections, catalog, clock, true, scrubber, permits::apply);
  }

  /**
   * One call: {@code {"operation": …, "connection": …, "with": {…}, "names": true}}. Wrong ones
   * fail with an {@link IllegalArgumentException}; what comes of the others is the result.
   */
  public Future<ObjectNode> call(JsonNode asked) {
    try {
      Call call = read(asked);
      Caller chosen = asked.path("names").asBoolean() ? byName : caller;
      return chosen.call(call).map(CallResult::json);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Call read(JsonNode asked) {
    String key = asked.path("operation").asText();
    OperationSpec operation =
        catalog
            .operation(key)
            .orElseThrow(() -> new IllegalArgumentException("no operation '%s'".formatted(key)));
    if (!(asked.path("with") instanceof ObjectNode inputs)) {
      throw new IllegalArgumentException("'with' must be an object of inputs");
    }
    List<String> wrong = InputCheck.problems(operation, inputs);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(key + ": " + String.join("; ", wrong));
    }
    String usual = operation.system();
    return new Call(operation, asked.path("connection").asText(usual), inputs);
  }
}
