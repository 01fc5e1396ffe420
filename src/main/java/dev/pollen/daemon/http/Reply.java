package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.JournalFault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JSON answers, and errors in one shape: {@code {"error": {"code": …, "message": …}}}.
 *
 * <p>Futures may complete on any thread; answers are written on the request's own.
 */
final class Reply {
  private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
  private static final int GONE_AWAY = 404;
  private static final int WRONG = 400;
  private static final int STORE_IN_TROUBLE = 503;
  private static final int OURS = 500;

  private static final String HIDE = "pollen.hide";

  private Reply() {}

  /** Answers with the future's JSON, or with the error that its failure stands for. */
  static void later(RoutingContext request, Future<? extends JsonNode> answer) {
    Context home = Vertx.currentContext();
    answer.onComplete(
        json -> home.runOnContext(go -> json(request, 200, json)),
        fault -> home.runOnContext(go -> fault(request, fault)));
  }

  static void json(RoutingContext request, int status, JsonNode json) {
    text(request, status, "application/json; charset=utf-8", json.toString());
  }

  /** Whatever is answered goes through this. */
  static void scrub(RoutingContext request, UnaryOperator<String> hide) {
    request.put(HIDE, hide);
    request.next();
  }

  private static String shown(RoutingContext request, String text) {
    UnaryOperator<String> hide = request.get(HIDE);
    return hide == null ? text : hide.apply(text);
  }

  static void text(RoutingContext request, int status, String type, String text) {
    if (request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(shown(request, text))
        .onFailure(gone -> LOG.debug("the asker went away: {}", gone.getMessage()));
  }

  static void error(RoutingContext request, int status, String code, String message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("error").put("code", code).put("message", message);
    json(request, status, json);
  }

  /** What a failure means to the one who asked. */
  static void fault(RoutingContext request, Throwable fault) {
    String words = String.valueOf(fault.getMessage());
    if (fault instanceof NoSuchElementException) {
      error(request, GONE_AWAY, "not_found", words);
    } else if (fault instanceof IllegalArgumentException
        || fault instanceof IllegalStateException) {
      error(request, WRONG, "wrong_request", words);
    } else if (fault instanceof JournalFault) {
      error(request, STORE_IN_TROUBLE, "store_in_trouble", words);
    } else {
      LOG.warn("{} {} failed", request.request().method(), request.request().path(), fault);
      error(request, OURS, "failed", words);
    }
  }
}
