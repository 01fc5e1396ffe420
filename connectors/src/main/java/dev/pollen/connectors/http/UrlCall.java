package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes a request from the inputs {@code url, method, headers, query, body}. Wrong inputs throw
 * {@link IllegalArgumentException}.
 */
final class UrlCall implements RecipeCall {
  private static final Pattern METHOD = Pattern.compile("GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE");
  private static final Pattern CREDENTIAL =
      Pattern.compile("authorization|proxy-authorization|cookie|.*(token|secret|key|password).*");

  private final String operation;
  private final Optional<Address> base;
  private final Vault vault;

  /** Most steps call one address again and again. */
  private volatile Parsed last = new Parsed("-", new Address(new Origin(true, "", 0), "", ""));

  private record Parsed(String url, Address address) {}

  UrlCall(String operation, Optional<Address> base, Vault vault) {
    this.operation = operation;
    this.base = base;
    this.vault = vault;
  }

  static String method(JsonNode inputs) {
    return inputs.path("method").asText("GET").toUpperCase(Locale.ROOT);
  }

  @Override
  public Request write(ObjectNode inputs, JsonNode more) {
    Address address = address(inputs);
    StringBuilder uri = new StringBuilder(address.uri());
    QueryText query = new QueryText(uri);
    inputs.path("query").properties().stream()
        .filter(one -> !more.has(one.getKey()))
        .forEach(one -> query.add(one.getKey(), one.getValue()));
    more.properties().forEach(one -> query.add(one.getKey(), one.getValue()));
    MultiMap headers = headers(inputs);
    Optional<Buffer> body = body(inputs.path("body"), headers);
    return new Request(
        operation, known(method(inputs)), address.origin(), uri.toString(), headers, body);
  }

  @Override
  public Optional<String> host(JsonNode inputs) {
    try {
      return Optional.of(address(inputs).origin().toString());
    } catch (IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  private static HttpMethod known(String method) {
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "method is %s; it is one of %s".formatted(method, METHOD.pattern().replace("|", ", ")));
    }
    return HttpMethod.valueOf(method);
  }

  private Address address(JsonNode inputs) {
    String url = inputs.path("url").asText();
    Parsed before = last;
    if (before.url().equals(url)) {
      return before.address();
    }
    Parsed parsed = new Parsed(url, parse(url));
    last = parsed;
    return parsed.address();
  }

  private Address parse(String url) {
    if (base.isEmpty() && url.startsWith("/")) {
      throw new IllegalArgumentException(
          ("url: '%s' has no host: write https://host/path, or 'connection: NAME' at the step, of a"
                  + " connection with a base_url")
              .formatted(url));
    }
    try {
      return Address.of(base.isPresent() && url.startsWith("/") ? base.get() + url : url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("url: " + e.getMessage(), e);
    }
  }

  private static MultiMap headers(JsonNode inputs) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.set("Accept", "application/json").set("User-Agent", "pollen");
    inputs
        .path("headers")
        .properties()
        .forEach(header -> headers.set(header.getKey(), value(header.getKey(), header.getValue())));
    return headers;
  }

  private static String value(String name, JsonNode value) {
    String text = Json.text(value);
    if (text.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw new IllegalArgumentException(
          "header %s holds a line end or control character".formatted(name));
    }
    return text;
  }

  private static boolean credential(String header) {
    return CREDENTIAL.matcher(header.toLowerCase(Locale.ROOT)).matches();
  }

  /** Text goes as it is; anything else as JSON. */
  private static Optional<Buffer> body(JsonNode body, MultiMap headers) {
    if (body.isMissingNode()) {
      return Optional.empty();
    }
    if (!headers.contains("Content-Type")) {
      headers.set(
          "Content-Type", body.isTextual() ? "text/plain; charset=utf-8" : "application/json");
    }
    return Optional.of(
        body.isTextual() ? Buffer.buffer(body.asText()) : Buffer.buffer(Json.write(body)));
  }

  /** Headers that look like credentials, with and without the scheme's name before them. */
  @Override
  public Secrets secrets(JsonNode inputs) {
    Stream<String> headers =
        inputs.path("headers").properties().stream()
            .filter(header -> credential(header.getKey()))
            .map(header -> header.getValue().asText())
            .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)));
    return new Secrets(vault, List.of()).and(headers);
  }
}
