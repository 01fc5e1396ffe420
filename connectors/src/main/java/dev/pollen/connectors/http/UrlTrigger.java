package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code http.poll} and its like: the recipe itself says where the records stand and how pages
 * follow.
 */
final class UrlTrigger implements Trigger {
  private static final Set<String> READING = Set.of("GET", "POST");

  private final String operation;
  private final Inputs inputs;
  private final RecipeCall call;
  private final Caller caller;

  UrlTrigger(String operation, Inputs inputs, RecipeCall call, Caller caller) {
    this.operation = operation;
    this.inputs = inputs;
    this.call = call;
    this.caller = caller;
  }

  /** Throws a refused {@link Fault} when a pointer is none. */
  @Override
  public RecordShape shape(JsonNode given) {
    try {
      return read(inputs.fill(given));
    } catch (IllegalArgumentException e) {
      throw Fault.of(Fault.Kind.REFUSED, operation + ": " + e.getMessage());
    }
  }

  private static RecordShape read(JsonNode given) {
    return new RecordShape(
        RecordShape.Form.LIST,
        PagingInput.pointers(given.path("records"), "records"),
        PagingInput.pointers(given.path("identity"), "identity"),
        PagingInput.pointers(given.path("created"), "created"),
        PagingInput.pointers(given.path("changed"), "changed"),
        List.of());
  }

  @Override
  public Optional<String> host(JsonNode given) {
    return call.host(inputs.fill(given));
  }

  @Override
  public Future<Page> poll(Ask ask) {
    return Caller.guarded(operation, () -> page(ask));
  }

  private Future<Page> page(Ask ask) {
    Place place = ask.after().map(Place::of).orElse(Place.START);
    ObjectNode filled = inputs.fill(ask.inputs());
    refuseWriting(UrlCall.method(filled));
    PageReader pages = new PageReader(PagingInput.read(filled.path("paging")), read(filled));
    JsonNode paging = pages.inputs(Json.object(), place);
    Request request = call.write(filled, paging);
    Request page = place.link().map(request::follow).orElse(request);
    return caller.read(page, pages, place, paging, () -> call.secrets(filled));
  }

  /** A poll is sent again and again: what removes or replaces must not be among them. */
  private static void refuseWriting(String method) {
    if (!READING.contains(method)) {
      throw new IllegalArgumentException(
          "method is %s; a poll reads, by GET or POST".formatted(method));
    }
  }
}
