package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before every operation: sign-in, limits, the shape of the request, the ledger. */
final class Desk {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final List<String> RECORDS =
      List.of(
          "taskId",
          "noteId",
          "notificationId",
          "eventId",
          "appointmentId",
          "id",
          "groupId",
          "contactId",
          "calendarId",
          "messageId",
          "userId",
          "businessId",
          "associationId",
          "relationId",
          "postId",
          "locationId");
  private static final List<String> REPLIED = List.of("id", "_id", "messageId");

  private final Door door;
  private final Throttle throttle;
  private final Routes routes;
  private final Ledger ledger;
  private final Ids traces;

  /**
   * @param traces of its own, so that what is asked does not change what comes next in the world
   */
  Desk(World world, Door door, Throttle throttle, Ledger ledger, Ids traces) {
    this.door = door;
    this.throttle = throttle;
    this.routes = Resources.of(world);
    this.ledger = ledger;
    this.traces = traces;
  }

  /** What a request means; empty when nothing stands at its path. */
  Optional<Operation> named(Request request) {
    return routes.find(request.method(), request.path()).map(Routes.Match::operation);
  }

  Reply handle(Request request) {
    try {
      return traced(admitted(request));
    } catch (Refusal refusal) {
      return traced(new Reply(refusal.status(), refusal.body()));
    }
  }

  /** Every object that the vendor replies with carries a trace id. */
  private Reply traced(Reply reply) {
    if (reply.content() instanceof Content.Data data && data.json() instanceof ObjectNode object) {
      ObjectNode traced = Json.object().setAll(object);
      return new Reply(reply.status(), traced.put("traceId", traces.uuid()));
    }
    return reply;
  }

  private Reply admitted(Request request) {
    if (!throttle.admit()) {
      ledger.throttled();
      throw Refusal.tooMany();
    }
    Badge badge = door.signIn(request);
    Routes.Match match =
        routes
            .find(request.method(), request.path())
            .orElseThrow(() -> Refusal.unknownRoute(request.method(), request.path()));
    Reply reply = answer(match, badge, request);
    ledger.answered(match.operation().key(), reply.status());
    return reply;
  }

  private Reply answer(Routes.Match match, Badge badge, Request request) {
    try {
      Operation operation = match.operation();
      door.admit(badge, operation, request);
      Call call = call(match, badge, request);
      Content content = operation.answer().apply(call);
      if (operation.write() && content instanceof Content.Data data) {
        ledger.written(operation.key(), record(match.holes(), data.json()), call.toTell());
      }
      return Reply.of(operation.status(), content);
    } catch (Refusal refusal) {
      return new Reply(refusal.status(), refusal.body());
    } catch (RuntimeException e) {
      LOG.error("the sandbox's {} is broken", match.operation().key(), e);
      Refusal refusal = Refusal.broken();
      return new Reply(refusal.status(), refusal.body());
    }
  }

  private Call call(Routes.Match match, Badge badge, Request request) {
    Operation operation = match.operation();
    ObjectNode query = operation.query().read(request.query());
    JsonNode sent = operation.body().map(body -> body.read(request.body())).orElseGet(Json::object);
    List<String> problems = new ArrayList<>(operation.query().problems(query));
    operation.body().ifPresent(body -> problems.addAll(body.problems(sent)));
    if (!problems.isEmpty()) {
      throw Refusal.unprocessable(problems);
    }
    Call call = new Call(badge, request.origin(), match.holes(), query, sent);
    door.admit(call);
    return call;
  }

  /** What was written to: the closest id of the path, else the id of what came back. */
  private static String record(Map<String, String> holes, JsonNode reply) {
    for (String name : RECORDS) {
      if (holes.containsKey(name)) {
        return holes.get(name);
      }
    }
    return REPLIED.stream()
        .map(name -> reply.findPath(name).asText(""))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  void tell(MultiMap headers) {
    throttle.tell(headers);
  }
}
