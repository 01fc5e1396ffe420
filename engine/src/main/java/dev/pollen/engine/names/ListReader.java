package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a list to its end, a permit for each page. Fails like any read. */
final class ListReader {
  private static final int MOST_PAGES = 100;

  private final TriggerSpec spec;
  private final JsonNode inputs;
  private final Source source;
  private final List<JsonNode> records = new ArrayList<>();

  ListReader(TriggerSpec spec, JsonNode inputs, Source source) {
    this.spec = spec;
    this.inputs = inputs;
    this.source = source;
  }

  Future<List<JsonNode>> read() {
    Trigger trigger = source.connection().trigger(spec);
    return page(trigger, Optional.empty(), 1).map(records);
  }

  private Future<Void> page(Trigger trigger, Optional<Trigger.Cursor> cursor, int number) {
    Trigger.Ask ask = new Trigger.Ask(inputs, Optional.empty(), cursor);
    return source
        .permit()
        .get()
        .compose(permit -> asked(trigger, ask, permit))
        .compose(page -> after(trigger, page, number));
  }

  private Future<Void> after(Trigger trigger, Page page, int number) {
    records.addAll(page.records());
    if (page.next().isEmpty()) {
      return Future.succeededFuture();
    }
    return number < MOST_PAGES
        ? page(trigger, page.next(), number + 1)
        : Future.failedFuture(Fault.of(Fault.Kind.REFUSED, tooLong()));
  }

  private String tooLong() {
    return "%s has more than %,d records, more than are read whole: write ids"
        .formatted(spec.key(), records.size());
  }

  private Future<Page> asked(Trigger trigger, Trigger.Ask ask, Permit permit) {
    return source
        .loop()
        .bring(permit.leave())
        .compose(free -> source.loop().bring(polled(trigger, ask)))
        .onComplete(done -> giveBack(permit, done));
  }

  private static Future<Page> polled(Trigger trigger, Trigger.Ask ask) {
    try {
      return trigger.poll(ask);
    } catch (RuntimeException | Error e) {
      return Future.failedFuture(e);
    }
  }

  private static void giveBack(Permit permit, AsyncResult<Page> done) {
    if (done.succeeded()) {
      permit.ended(done.result().rate());
    } else {
      permit.failed(done.cause());
    }
  }
}
