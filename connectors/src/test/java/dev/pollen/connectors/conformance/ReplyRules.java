package dev.pollen.connectors.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes replies as the specification describes them, and says what of a reply is otherwise. */
final class ReplyRules {
  private final Specification specification;
  private final Schemas schemas;

  ReplyRules(Specification specification) {
    this.specification = specification;
    this.schemas = new Schemas(specification, UnaryOperator.identity());
  }

  Endpoint endpoint(OperationSpec operation) {
    HttpCall call = operation.common().http().orElseThrow();
    return specification.endpoint(call.method(), call.path()).orElseThrow();
  }

  /** A reply with everything that is described; empty where the vendor describes none. */
  Optional<JsonNode> everything(OperationSpec operation) {
    return described(operation).map(endpoint -> ReplyMaker.everything(specification, endpoint));
  }

  /** A reply with the records' place and otherwise only what must be. */
  Optional<JsonNode> least(TriggerSpec trigger) {
    return described(trigger)
        .map(
            endpoint ->
                ReplyMaker.least(specification, endpoint, trigger.shape().orElseThrow().records()));
  }

  private Optional<Endpoint> described(OperationSpec operation) {
    return Optional.of(endpoint(operation)).filter(endpoint -> endpoint.replySchema().isPresent());
  }

  /** What is wrong, in words; empty when nothing is, or when the vendor describes no reply. */
  List<String> wrong(OperationSpec operation, JsonNode reply) {
    Endpoint endpoint = endpoint(operation);
    return endpoint
        .replySchema()
        .map(schema -> schemas.wrong(reply, endpoint.document(), schema))
        .orElse(List.of());
  }
}
