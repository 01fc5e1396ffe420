package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.mapping.Template;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.recipe.WakeTime;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The {@code wait} steps of a run. Until when is fixed when a step is first reached, and recorded,
 * so that neither a restart nor an edit moves it.
 */
final class Waits {
  private static final String UNTIL = "until";

  private final RunWalk walk;
  private final Trip trip;

  Waits(RunWalk walk, Trip trip) {
    this.walk = walk;
    this.trip = trip;
  }

  /** Completes, with what the step gives, when the time has come: at once if it has passed. */
  Future<JsonNode> pause(Step.Wait step, Frame frame) {
    String name = frame.name(step.path());
    if (trip.bars(name)) {
      return trip.ledger().read(name).map(Future::succeededFuture).orElseGet(this::barred);
    }
    return trip.ledger()
        .read(name)
        .map(Future::succeededFuture)
        .orElseGet(() -> fixed(step, frame, name))
        .compose(kept -> rest(kept, name).map(kept));
  }

  private Future<JsonNode> barred() {
    return Future.failedFuture(trip.firstError());
  }

  private Future<JsonNode> fixed(Step.Wait step, Frame frame, String name) {
    return due(step, frame).map(Waits::kept).onSuccess(kept -> trip.ledger().remember(name, kept));
  }

  private static JsonNode kept(Instant due) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    return kept.put(UNTIL, due.toString());
  }

  private Future<Instant> due(Step.Wait step, Frame frame) {
    return step.span()
        .map(span -> Future.succeededFuture(trip.now().plus(span)))
        .orElseGet(() -> until(step, frame));
  }

  private Future<Instant> until(Step.Wait step, Frame frame) {
    Template until = step.until().orElseThrow();
    return walk.filled(until, frame.scope()).map(value -> read(value, step));
  }

  private Instant read(JsonNode value, Step.Wait step) {
    ZoneId zone = trip.recipe().zone().orElse(trip.setup().zone());
    try {
      Instant due = WakeTime.of(value, trip.now(), zone);
      if (due.isAfter(trip.now().plus(WakeTime.LONGEST))) {
        throw new IllegalArgumentException("'until' is %s, ten years away or more".formatted(due));
      }
      return due;
    } catch (IllegalArgumentException e) {
      throw Halt.failed("%s: %s".formatted(step.path(), e.getMessage()));
    }
  }

  private Future<Void> rest(JsonNode kept, String name) {
    Instant due = Instant.parse(kept.path(UNTIL).textValue());
    if (!due.isAfter(trip.now())) {
      return Future.succeededFuture();
    }
    trip.ledger().keepReads();
    return trip.rest().until(due, "waits until " + due + " (" + name + ")");
  }
}
