package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** A trigger used as a search step: a read, repeated at will. */
final class Search {
  private final Trip trip;
  private final TriggerSpec spec;
  private final Calls.Named connection;
  private final JsonNode inputs;
  private final String path;
  private final Recipe.Retry retry;
  private final Trigger trigger;

  Search(
      Trip trip,
      TriggerSpec spec,
      Calls.Named connection,
      JsonNode inputs,
      String path,
      Recipe.Retry retry) {
    this.trip = trip;
    this.spec = spec;
    this.connection = connection;
    this.inputs = inputs;
    this.path = path;
    this.retry = retry;
    this.trigger = trip.outside().trigger(spec, connection);
  }

  /**
   * All pages up to the bound, as {@code {records: [...]}} and under the name that the system
   * itself gives the list.
   */
  Future<JsonNode> run() {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    return pages(found.putArray("records"), Optional.empty(), 1).map(done -> named(found));
  }

  private Future<Void> pages(ArrayNode records, Optional<String> cursor, int number) {
    return one(cursor).compose(page -> after(page, records, number));
  }

  private Future<Void> after(Page page, ArrayNode records, int number) {
    page.records().forEach(records::add);
    Optional<String> next = page.next().map(Trigger.Cursor::place);
    if (next.isEmpty()) {
      return Future.succeededFuture();
    }
    return number < trip.setup().limits().pages()
        ? pages(records, next, number + 1)
        : Future.failedFuture(Halt.failed(tooMany(records.size())));
  }

  private String tooMany(int records) {
    return "%s has more than %d records: narrow the search, or read it page by page with for_each: {from: …}"
        .formatted(spec.key(), records);
  }

  private JsonNode named(ObjectNode found) {
    trigger.shape(inputs).records().stream()
        .findFirst()
        .map(JsonPointer::last)
        .filter(last -> last != null && !last.getMatchingProperty().isEmpty())
        .ifPresent(last -> found.set(last.getMatchingProperty(), single(found)));
    return found;
  }

  private JsonNode single(ObjectNode found) {
    boolean one = trigger.shape(inputs).form() == RecordShape.Form.OBJECT;
    return one ? found.path("records").path(0) : found.get("records");
  }

  /** One page, tried until it comes or the tries are used up. */
  Future<Page> one(Optional<String> cursor) {
    Trigger.Ask ask = new Trigger.Ask(inputs, Optional.empty(), cursor.map(Trigger.Cursor::new));
    return new ReadTries(trip, path, spec.key(), retry).ask(() -> sent(ask));
  }

  private Future<Page> sent(Trigger.Ask ask) {
    return trip.permit(connection, trigger.host(inputs)).compose(permit -> send(ask, permit));
  }

  private Future<Page> send(Trigger.Ask ask, Permit permit) {
    if (trip.life().stopping()) {
      permit.unused();
      return Trip.never();
    }
    trip.life().calling();
    return trip.home(permit.leave())
        .compose(free -> trip.loop().bring(asked(ask)))
        .transform(done -> answered(done, permit));
  }

  private Future<Page> asked(Trigger.Ask ask) {
    try {
      return trigger.poll(ask);
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Page> answered(AsyncResult<Page> done, Permit permit) {
    trip.life().called();
    if (done.failed()) {
      permit.failed(done.cause());
      return Future.failedFuture(done.cause());
    }
    permit.ended(done.result().rate());
    done.result().date().ifPresent(this::dated);
    return Future.succeededFuture(done.result());
  }

  private void dated(Instant date) {
    trip.setup().clocks().told(connection.connection().account(), date, trip.now());
  }
}
