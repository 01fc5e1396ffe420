package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a request from the inputs {@code path, method, query, body}: to any path below the
 * connection's base address and, with its token, to nowhere else.
 *
 * @param call writes it once the address is known
 * @param fixed headers of every request
 * @param inputs names of the headers that are inputs, by the input
 * @param readOnly the name of a connection that lets only GET through
 */
record PathCall(
    String operation,
    UrlCall call,
    Map<String, String> fixed,
    Map<String, String> inputs,
    Secrets secrets,
    Optional<String> readOnly)
    implements RecipeCall {

  @Override
  public Request write(ObjectNode given, JsonNode more) {
    if (readOnly.isPresent() && !UrlCall.method(given).equals("GET")) {
      throw ReadOnly.refusal(operation, readOnly.get());
    }
    ObjectNode addressed = Json.object().setAll(given);
    addressed.put("url", RelativePath.of(given.path("path"))).set("headers", headers(given));
    return call.write(addressed, more);
  }

  private ObjectNode headers(ObjectNode given) {
    ObjectNode headers = Json.object();
    fixed.forEach(headers::put);
    inputs.forEach(
        (input, header) ->
            Optional.ofNullable(given.get(input))
                .filter(Json::given)
                .ifPresent(value -> headers.set(header, value)));
    return headers;
  }

  /** Nothing but the token: a recipe gives no headers here. */
  @Override
  public Secrets secrets(JsonNode given) {
    return secrets;
  }
}
