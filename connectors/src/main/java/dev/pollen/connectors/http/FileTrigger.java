package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.InputFitter;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Reads a reply that is not JSON: it is kept as a file, and one record tells of that file. */
final class FileTrigger implements Trigger {
  private final TriggerSpec spec;
  private final RecordShape shape;
  private final Inputs inputs;
  private final RequestWriter writer;
  private final Caller caller;
  private final Secrets secrets;
  private final KeptFiles files;

  FileTrigger(
      TriggerSpec spec,
      Inputs inputs,
      RequestWriter writer,
      Caller caller,
      Secrets secrets,
      KeptFiles files) {
    this.spec = spec;
    this.shape = spec.shape().orElseThrow();
    this.inputs = inputs;
    this.writer = writer;
    this.caller = caller;
    this.secrets = secrets;
    this.files = files;
  }

  @Override
  public RecordShape shape(JsonNode given) {
    return shape;
  }

  @Override
  public Future<Page> poll(Ask ask) {
    return Caller.guarded(spec.key(), () -> read(inputs.fill(ask.inputs())));
  }

  private Future<Page> read(ObjectNode filled) {
    Request request = writer.write(InputFitter.fit(filled, spec));
    return caller.fetch(request, () -> secrets.and(inputs.secrets(filled))).compose(this::page);
  }

  private Future<Page> page(Caller.Fetched file) {
    return files
        .keep(spec.key(), file.reply())
        .map(
            record ->
                new Page(List.of(record), Optional.empty(), file.reply().date(), file.rate()));
  }
}
