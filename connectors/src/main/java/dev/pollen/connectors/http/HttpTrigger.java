package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;

/** Reads the records of one operation, as its catalog file says. */
final class HttpTrigger implements Trigger {
  private final TriggerSpec spec;
  private final RecordShape shape;
  private final Inputs inputs;
  private final RequestWriter writer;
  private final PageReader pages;
  private final Caller caller;
  private final Secrets secrets;

  HttpTrigger(
      TriggerSpec spec, Inputs inputs, RequestWriter writer, Caller caller, Secrets secrets) {
    this.spec = spec;
    this.shape =
        spec.shape()
            .orElseThrow(
                () -> new IllegalArgumentException(spec.key() + ": its file names no records"));
    this.inputs = inputs;
    this.writer = writer;
    this.pages = new PageReader(spec.paging(), shape);
    this.caller = caller;
    this.secrets = secrets;
  }

  @Override
  public RecordShape shape(JsonNode given) {
    return shape;
  }

  @Override
  public Future<Page> poll(Ask ask) {
    return Caller.guarded(spec.key(), () -> read(ask));
  }

  private Future<Page> read(Ask ask) {
    Place place = ask.after().map(Place::of).orElse(Place.START);
    JsonNode asked = InputFitter.fit(pages.inputs(since(ask), place), spec);
    Request request = writer.write(asked);
    Request page = place.link().map(request::follow).orElse(request);
    return caller.read(page, pages, place, asked, () -> secrets.and(inputs.secrets(asked)));
  }

  private ObjectNode since(Ask ask) {
    ObjectNode filled = inputs.fill(ask.inputs());
    return spec.since()
        .flatMap(since -> ask.since().map(at -> SinceInputs.lay(filled, since, at)))
        .orElse(filled);
  }
}
