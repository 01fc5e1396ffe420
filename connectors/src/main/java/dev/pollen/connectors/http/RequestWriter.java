package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.HttpCall;
import dev.pollen.connectors.wire.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the requests of one operation: everything that does not depend on the input is prepared
 * once.
 *
 * <p>Values travel as they were given: a number written as text stays text. An array in the query
 * is its name repeated; null is left out of the query and kept in the body.
 */
final class RequestWriter {
  private static final String BODY = "body";

  private final String operation;
  private final HttpMethod method;
  private final Origin origin;
  private final PathTemplate path;
  private final MultiMap headers;
  private final MultiMap headersWithBody;
  private final HttpCall call;
  private final boolean wholeBody;

  RequestWriter(String operation, HttpCall call, Address base, Map<String, String> headers) {
    this.operation = operation;
    this.call = call;
    this.method = HttpMethod.valueOf(call.method());
    this.origin = base.origin();
    this.path = new PathTemplate(base.path(), call.path());
    this.headers = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    this.headers.addAll(call.headers());
    this.headersWithBody =
        MultiMap.caseInsensitiveMultiMap()
            .addAll(this.headers)
            .set("Content-Type", "application/json");
    this.wholeBody = call.body().equals(List.of(BODY));
  }

  /** Throws a refused {@link dev.pollen.engine.spi.Fault} when the input cannot be sent. */
  Request write(JsonNode inputs) {
    StringBuilder uri = new StringBuilder(96);
    path.write(uri, inputs, operation);
    QueryText query = new QueryText(uri);
    call.query().forEach(name -> query.add(name, inputs.path(name)));
    Optional<Buffer> body = body(inputs);
    return new Request(
        operation,
        method,
        origin,
        uri.toString(),
        body.isPresent() ? headersWithBody : headers,
        body);
  }

  private Optional<Buffer> body(JsonNode inputs) {
    JsonNode body = wholeBody ? inputs.path(BODY) : properties(inputs);
    boolean empty = wholeBody ? body.isMissingNode() : body.isEmpty();
    return empty && !call.emptyBody()
        ? Optional.empty()
        : Optional.of(Buffer.buffer(Json.write(empty ? Json.object() : body)));
  }

  private ObjectNode properties(JsonNode inputs) {
    ObjectNode body = Json.object();
    for (String name : call.body()) {
      JsonNode value = inputs.get(name);
      if (value != null) {
        body.set(name.startsWith("body.") ? name.substring(5) : name, value);
      }
    }
    return body;
  }
}
