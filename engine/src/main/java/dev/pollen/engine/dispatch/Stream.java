package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * A loop over a trigger's records, a page at a time: of a page that is walked through, only the
 * place where it went on is kept, so that a restart goes on there.
 */
final class Stream {
  private final RunWalk walk;
  private final Trip trip;
  private final Step.ForEach step;
  private final Step.ForEach.From from;
  private final Frame frame;
  private final Promise<Integer> end = Promise.promise();
  private Optional<String> cursor = Optional.empty();
  private Optional<JsonNode> current = Optional.empty();
  private int page;
  private int count;
  private boolean turning;

  Stream(RunWalk walk, Trip trip, Step.ForEach step, Frame frame) {
    this.walk = walk;
    this.trip = trip;
    this.step = step;
    this.from = step.from().orElseThrow();
    this.frame = frame;
  }

  /** Completes with the number of items. */
  Future<Integer> begin() {
    trip.ledger().read(name()).ifPresent(this::resume);
    if (!end.future().isComplete()) {
      turn();
    }
    return end.future();
  }

  /** One place for all pages: of the page that is walked now, or of the last one walked through. */
  private void resume(JsonNode place) {
    page = place.path("page").asInt();
    count = place.path("count").asInt();
    if (place.has("records")) {
      current = Optional.of(place);
    } else {
      onward(place);
    }
  }

  private void onward(JsonNode read) {
    current = Optional.empty();
    if (read.has("next")) {
      cursor = Optional.of(read.get("next").asText());
      page++;
    } else {
      end.tryComplete(count);
    }
  }

  /** Page after page; however many are already walked through, the stack stays flat. */
  private void turn() {
    if (turning) {
      return;
    }
    turning = true;
    boolean more = true;
    while (more) {
      int now = page;
      walked().onSuccess(this::after).onFailure(end::tryFail);
      more = page > now;
    }
    turning = false;
  }

  private Future<JsonNode> walked() {
    return current
        .map(Future::succeededFuture)
        .orElseGet(this::fetched)
        .compose(read -> swept(read).map(read));
  }

  private Future<Void> swept(JsonNode read) {
    return new Sweep(walk, trip.rest(), step, frame, read.path("records"), "p" + page + ".")
        .begin();
  }

  private String name() {
    return frame.name(step.path()) + "/page";
  }

  private void after(JsonNode read) {
    count += read.path("records").size();
    trip.ledger().walked(part(), name(), walkedThrough(read));
    onward(read);
    if (!end.future().isComplete()) {
      turn();
    }
  }

  /** The steps of this page's items: with the place kept they are never come to again. */
  private Change.Walked part() {
    return new Change.Walked(step.path() + ".", frame.inner("p" + page + "."));
  }

  private ObjectNode walkedThrough(JsonNode read) {
    ObjectNode place = JsonNodeFactory.instance.objectNode().put("count", count).put("page", page);
    return read.has("next") ? place.set("next", read.get("next")) : place;
  }

  private Future<JsonNode> fetched() {
    String name = name();
    if (trip.bars(name)) {
      return Future.failedFuture(trip.firstError());
    }
    return Future.<Void>succeededFuture()
        .compose(now -> search(name))
        .compose(search -> search.one(cursor))
        .map(this::kept)
        .onSuccess(read -> trip.ledger().remember(name, read));
  }

  /** Names are looked up once, for all pages. */
  private Future<Search> search(String name) {
    TriggerSpec spec = (TriggerSpec) trip.outside().operation(from.operation());
    Calls.Named connection =
        trip.outside().connection(spec, from.connection(), from.location(), trip.recipe());
    Recipe.Retry retry = trip.recipe().retry();
    return trip.filled(from.with(), frame.scope(), spec)
        .compose(new NameLookUp(trip, spec, connection, frame.name(step.path()), retry)::ids)
        .map(in -> new Search(trip, spec, connection, in, name, retry));
  }

  private JsonNode kept(Page read) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    ArrayNode records = kept.put("page", page).put("count", count).putArray("records");
    read.records().forEach(records::add);
    read.next().map(Trigger.Cursor::place).ifPresent(place -> kept.put("next", place));
    return kept;
  }
}
