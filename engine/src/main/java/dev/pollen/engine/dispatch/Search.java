package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** A trigger used as a search step: a read, repeated at will. */
final class Search {
  private final StepCall step;
  private final EngineSetup setup;
  private final TriggerSpec spec;
  private final Calls.Named connection;
  private final JsonNode inputs;
  private final String path;
  private final Trigger trigger;
  private final Retries retries;

  Search(
      StepCall step,
      EngineSetup setup,
      TriggerSpec spec,
      Calls.Named connection,
      JsonNode inputs,
      String path) {
    this.step = step;
    this.setup = setup;
    this.spec = spec;
    this.connection = connection;
    this.inputs = inputs;
    this.path = path;
    this.trigger = step.outside().trigger(spec, connection);
    this.retries = new Retries(step, step.retry());
  }

  /**
   * All pages up to the bound, as {@code {records: [...]}} and under the name that the system
   * itself gives the list.
   */
  Future<JsonNode> run() {
    ObjectNode found = RunWalk.object();
    return pages(found.putArray("records"), Optional.empty(), 1).map(done -> named(found));
  }

  private Future<Void> pages(ArrayNode records, Optional<String> cursor, int number) {
    return one(cursor)
        .compose(
            page -> {
              page.records().forEach(records::add);
              boolean more = page.next().isPresent();
              if (more && number >= setup.limits().pages()) {
                return Future.failedFuture(Halt.failed(tooMany(records.size())));
              }
              return more
                  ? pages(records, page.next().map(Trigger.Cursor::place), number + 1)
                  : Future.succeededFuture();
            });
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
    Instant began = step.now();
    Trigger.Ask ask = new Trigger.Ask(inputs, Optional.empty(), cursor.map(Trigger.Cursor::new));
    return step.permit(connection)
        .compose(permit -> step.brought(asked(ask)).transform(done -> answered(permit, done)))
        .recover(failure -> again(cursor, began, failure));
  }

  private Future<Page> asked(Trigger.Ask ask) {
    try {
      return trigger.poll(ask);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Page> answered(Permits.Permit permit, AsyncResult<Page> done) {
    permit.ended(done.succeeded() ? done.result().rate() : Attempted.fault(done.cause()).rate());
    return done.succeeded()
        ? Future.succeededFuture(done.result())
        : Future.failedFuture(done.cause());
  }

  private Future<Page> again(Optional<String> cursor, Instant began, Throwable failure) {
    if (failure instanceof Halt) {
      return Future.failedFuture(failure);
    }
    Attempted attempted = Attempted.failed(Attempted.fault(failure), step.now());
    return attempted.lasting()
        ? Future.failedFuture(Halt.failed(step.recorder().failedWords(path, spec.key(), attempted)))
        : retries.after(path, spec.key(), began, attempted).compose(over -> one(cursor));
  }
}
