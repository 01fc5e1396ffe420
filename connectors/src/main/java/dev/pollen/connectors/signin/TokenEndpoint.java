package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.connectors.wire.Line;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks a token endpoint: a form goes out, JSON comes back. No redirect is followed: the app's
 * secret must not travel to a host that nobody named.
 */
final class TokenEndpoint {
  private static final int MOST_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MultiMap HEADERS =
      MultiMap.caseInsensitiveMultiMap()
          .add("Content-Type", "application/x-www-form-urlencoded")
          .add("Accept", "application/json")
          .add("User-Agent", "pollen");

  private final URI address;
  private final Line line;
  private final Duration timeout;
  private final Vault vault;

  TokenEndpoint(URI address, Host host) {
    this.address = address;
    this.timeout = host.timeout();
    this.vault = host.vault();
    this.line = Line.single(host);
  }

  /** Never fails: every end is an answer. */
  Future<TokenAnswer> ask(Map<String, String> form) {
    return ask(form, Map.of());
  }

  /**
   * The same.
   *
   * @param headers more of the request's
   */
  Future<TokenAnswer> ask(Map<String, String> form, Map<String, String> headers) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(HEADERS).addAll(headers);
    return line.open(
            HttpMethod.POST, Origin.of(address), address.getRawPath() + query, all, timeout)
        .transform(
            made ->
                made.succeeded()
                    ? sent(made.result(), form)
                    : answer(new TokenAnswer.Unsent(words(made.cause()))));
  }

  private Future<TokenAnswer> sent(HttpClientRequest request, Map<String, String> form) {
    return request
        .send(Buffer.buffer(written(form)))
        .compose(head -> body(head).map(body -> read(head, body)))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(fault -> abandon(request))
        .otherwise(fault -> new TokenAnswer.Unknown(words(fault)));
  }

  private static Future<Buffer> body(HttpClientResponse head) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    head.exceptionHandler(whole::tryFail);
    head.endHandler(end -> whole.tryComplete(body));
    head.handler(
        chunk -> {
          if (body.length() + chunk.length() > MOST_BYTES) {
            whole.tryFail("the reply is larger than " + (MOST_BYTES >> 20) + " MiB");
          } else {
            body.appendBuffer(chunk);
          }
        });
    return whole.future();
  }

  /** What came of it is told; nobody reads its connection any more. */
  private static void abandon(HttpClientRequest request) {
    request.connection().close().onFailure(closed -> {});
  }

  private static Future<TokenAnswer> answer(TokenAnswer answer) {
    return Future.succeededFuture(answer);
  }

  private static String written(Map<String, String> form) {
    return new TreeMap<>(form)
        .entrySet().stream()
            .map(one -> escaped(one.getKey()) + "=" + escaped(one.getValue()))
            .collect(Collectors.joining("&"));
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private TokenAnswer read(HttpClientResponse head, Buffer body) {
    JsonNode json = json(body);
    int status = head.statusCode();
    if (status / 100 == 2) {
      return json.path("access_token").asText("").isEmpty()
          ? new TokenAnswer.Unknown("the reply holds no access_token")
          : new TokenAnswer.Granted(json, date(head.getHeader("Date")));
    }
    String words = status + ": " + said(json, body);
    if (status == 429) {
      return new TokenAnswer.Unsent(words);
    }
    boolean no = status / 100 == 4 && status != 408 && status != 409;
    return no || status / 100 == 3
        ? new TokenAnswer.Refused(status, words)
        : new TokenAnswer.Unknown(words);
  }

  private static JsonNode json(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** Hidden before it is cut: half a secret is not known for one. */
  private String said(JsonNode json, Buffer body) {
    String text =
        java.util.stream.Stream.of("/message", "/error_description", "/error/message", "/error")
            .map(json::at)
            .filter(node -> !node.isMissingNode() && !node.isNull())
            .map(node -> node.isTextual() ? node.asText() : node.toString())
            .distinct()
            .collect(Collectors.joining(": "));
    String start = vault.hide(text.isEmpty() ? body.toString(StandardCharsets.UTF_8) : text);
    return start.length() > 300 ? start.substring(0, 300) + "…" : start;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.ofNullable(text)
          .map(t -> ZonedDateTime.parse(t, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private String words(Throwable fault) {
    String message = fault.getMessage();
    return address.getHost()
        + ": "
        + (message == null ? fault.getClass().getSimpleName() : vault.hide(message));
  }

  Future<Void> close() {
    return line.close();
  }
}
