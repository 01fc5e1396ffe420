package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What may take longer than a connection lives on which nothing is said. Who asks for it with
 * {@code Prefer: respond-async} has an answer before that: 202 and where to ask for what comes of
 * it, as often as it takes. It is done whether anybody asks or not.
 *
 * <p>May be called from any thread; answers are written on the request's own.
 */
final class Errands {
  private static final String PATH = "/api/errands/";
  private static final int ACCEPTED = 202;
  private static final int MOST = 64;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final Duration patience;
  private final Map<String, Future<? extends JsonNode>> all = new ConcurrentHashMap<>();

  /**
   * @param patience how long somebody who asks hears nothing
   */
  Errands(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
  }

  void add(Router router) {
    router.get(PATH + ":id").handler(this::asked);
  }

  /** Answers with what comes of it; where too many are under way already, only when it is there. */
  void answer(RoutingContext request, Future<? extends JsonNode> work) {
    if ("respond-async".equals(request.request().getHeader("Prefer"))) {
      await(request, UUID.randomUUID().toString(), work);
    } else {
      Reply.later(request, work);
    }
  }

  /** Whether it can be asked for; only what takes longer than one who asks hears nothing. */
  private boolean isKept(String id, Future<? extends JsonNode> work) {
    if (all.size() >= MOST && !all.containsKey(id)) {
      return false;
    }
    if (all.put(id, work) == null) {
      work.onComplete(done -> vertx.setTimer(KEPT.toMillis(), late -> all.remove(id)));
    }
    return true;
  }

  private void asked(RoutingContext request) {
    String id = request.pathParam("id");
    Future<? extends JsonNode> work = all.get(id);
    if (work == null) {
      throw new NoSuchElementException(
          "no errand %s: it ended more than a minute ago, or the daemon was started since"
              .formatted(id));
    }
    await(request, id, work);
  }

  private void await(RoutingContext request, String id, Future<? extends JsonNode> work) {
    Context home = Vertx.currentContext();
    Promise<Void> waited = Promise.promise();
    long alarm = vertx.setTimer(patience.toMillis(), late -> waited.tryComplete());
    work.onComplete(done -> waited.tryComplete());
    waited
        .future()
        .onComplete(over -> vertx.cancelTimer(alarm))
        .onComplete(over -> home.runOnContext(go -> answered(request, id, work)));
  }

  private void answered(RoutingContext request, String id, Future<? extends JsonNode> work) {
    if (work.isComplete() || !isKept(id, work)) {
      Reply.later(request, work);
    } else {
      Reply.json(request, ACCEPTED, JsonNodeFactory.instance.objectNode().put("errand", PATH + id));
    }
  }
}
