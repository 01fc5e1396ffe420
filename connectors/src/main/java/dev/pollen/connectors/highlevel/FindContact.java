package dev.pollen.connectors.highlevel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Effect;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Find Contact: by id, by email or phone, or by a search, whichever the inputs allow; one request,
 * a read. Answers {@code {contact: …}}, or {@code {contact: null}} when there is none.
 */
final class FindContact implements Action {
  private static final List<String> IDS = List.of("contactId", "id");
  private static final List<String> PHONES = List.of("number", "phone");

  private static final List<String> SEARCHED = List.of("locationId", "query", "filters");

  private final String operation;
  private final Trigger get;
  private final Trigger duplicate;
  private final Trigger search;

  FindContact(String operation, Trigger get, Trigger duplicate, Trigger search) {
    this.operation = operation;
    this.get = get;
    this.duplicate = duplicate;
    this.search = search;
  }

  @Override
  public Effect effect(JsonNode input) {
    return Effect.READ;
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    Optional<JsonNode> id = first(input, IDS);
    if (id.isPresent()) {
      return answer(get, object().set("contactId", id.get())).recover(FindContact::noneIfAbsent);
    }
    Optional<JsonNode> phone = first(input, PHONES);
    Optional<JsonNode> email = first(input, List.of("email"));
    return phone.isPresent() || email.isPresent()
        ? answer(duplicate, pair(input, email, phone))
        : searched(input);
  }

  private static ObjectNode pair(
      JsonNode input, Optional<JsonNode> email, Optional<JsonNode> phone) {
    ObjectNode asked = object();
    first(input, List.of("locationId")).ifPresent(location -> asked.set("locationId", location));
    email.ifPresent(value -> asked.set("email", value));
    phone.ifPresent(value -> asked.set("number", value));
    return asked;
  }

  private Future<Receipt> searched(JsonNode input) {
    if (first(input, List.of("query", "filters")).isEmpty()) {
      return Future.failedFuture(
          Fault.of(
              Fault.Kind.REFUSED,
              operation + ": nothing to find by: give an id, email, phone, query or filters"));
    }
    ObjectNode asked = object().put("pageLimit", 1);
    SEARCHED.forEach(name -> first(input, List.of(name)).ifPresent(v -> asked.set(name, v)));
    return answer(search, asked);
  }

  private static Future<Receipt> answer(Trigger read, JsonNode inputs) {
    return read.poll(new Trigger.Ask(inputs, Optional.empty(), Optional.empty()))
        .map(FindContact::receipt);
  }

  private static Receipt receipt(Page page) {
    JsonNode found = page.records().isEmpty() ? none() : page.records().get(0);
    JsonNode contact = found.has("contact") ? found.get("contact") : found;
    return new Receipt(200, object().set("contact", contact), page.rate());
  }

  /** No contact has that id: an answer, not a failure. */
  private static Future<Receipt> noneIfAbsent(Throwable failure) {
    return failure instanceof Fault fault && fault.status() == 404
        ? Future.succeededFuture(new Receipt(404, object().set("contact", none()), fault.rate()))
        : Future.failedFuture(failure);
  }

  private static Optional<JsonNode> first(JsonNode input, List<String> names) {
    return names.stream()
        .map(input::path)
        .filter(value -> value.isContainerNode() ? !value.isEmpty() : !value.asText("").isBlank())
        .findFirst();
  }

  private static JsonNode none() {
    return JsonNodeFactory.instance.nullNode();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
