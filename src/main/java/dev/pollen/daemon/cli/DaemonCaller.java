package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets the running daemon call, whose vault holds the tokens: no other process refreshes them. Asks
 * for what came of it as long as it takes: a call may wait for its budget several times.
 */
final class DaemonCaller implements Calling {
  private static final int THREADS = 8;

  private final DaemonClient daemon;
  private final boolean byName;
  private final Console console;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  DaemonCaller(DaemonClient daemon, boolean byName, Console console) {
    this.daemon = daemon;
    this.byName = byName;
    this.console = console;
  }

  @Override
  public Future<CallResult> call(Call call) {
    Promise<CallResult> promise = Promise.promise();
    threads.execute(() -> promise.complete(asked(call)));
    return promise.future();
  }

  private CallResult asked(Call call) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("operation", call.operation().key()).put("connection", call.connection());
    body.put("names", byName).set("with", call.inputs());
    AtWork atWork = new AtWork(console, "calling " + call.operation().key());
    try {
      JsonNode result = daemon.errand("/api/call", body, atWork);
      return new CallResult(result.path("ok").asBoolean(), (ObjectNode) result);
    } catch (CommandFault e) {
      return e.code() == Exit.USAGE && !atWork.begun()
          ? CallResult.invalid(body, List.of(e.getMessage()))
          : CallResult.unheard(call, e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
