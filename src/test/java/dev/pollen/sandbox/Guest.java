package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A sandbox of its own on a free port that changes nothing by itself, and one who asks it. */
final class Guest implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Sandbox sandbox;
  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final Vertx vertx;

  private Guest(Vertx vertx, Sandbox sandbox) {
    this.vertx = vertx;
    this.sandbox = sandbox;
    headers.put("Authorization", "Bearer " + sandbox.token());
    headers.put("Version", "2021-07-28");
  }

  static SandboxOptions options(SetClock clock) {
    return SandboxOptions.defaults()
        .withPort(0)
        .withContacts(0)
        .withRatePerSecond(0)
        .withLimits(RateLimits.generous())
        .withClock(clock);
  }

  static Guest of(SandboxOptions options) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    return new Guest(vertx, done(Sandbox.create(vertx, options).start()));
  }

  static <T> T done(Future<T> future) throws Exception {
    return future.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  Heard get(String path) throws IOException, InterruptedException {
    return ask("GET", path, "");
  }

  Heard post(String path, String body) throws IOException, InterruptedException {
    return ask("POST", path, body);
  }

  Heard put(String path, String body) throws IOException, InterruptedException {
    return ask("PUT", path, body);
  }

  Heard delete(String path, String body) throws IOException, InterruptedException {
    return ask("DELETE", path, body);
  }

  /** In bodies, {@code 'x'} stands for {@code "x"} and {@code #} for the location's id. */
  Heard ask(String method, String path, String body) throws IOException, InterruptedException {
    String sent = body.replace('\'', '"').replace("#", '"' + sandbox.location() + '"');
    String base = path.startsWith("http") ? "" : sandbox.baseUrl();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent));
    headers.forEach(request::setHeader);
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    return new Heard(response.statusCode(), response.headers(), body(response));
  }

  /** What is not JSON comes as its bytes. */
  private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
    byte[] body = response.body();
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    return json ? MAPPER.readTree(body) : BinaryNode.valueOf(body);
  }

  /** Asks with the agency's token from now on. */
  void actForTheAgency() {
    headers.put("Authorization", "Bearer " + sandbox.agencyToken());
  }

  /** Does this where the sandbox does everything. */
  void onLoop(Runnable work) {
    vertx.runOnContext(go -> work.run());
  }

  /** A contact with these fields, created; its id. */
  String contact(String fields) throws IOException, InterruptedException {
    return post("/contacts/", "{'locationId':#," + fields + "}").as(201).at("/contact/id").asText();
  }

  /** The id of a campaign that is there from the start. */
  String campaign() throws IOException, InterruptedException {
    String list = "/campaigns/?locationId=" + sandbox.location();
    return get(list).as(200).at("/campaigns/0/id").asText();
  }

  /** What a search of contacts with these fields finds. */
  JsonNode search(String fields) throws IOException, InterruptedException {
    return post("/contacts/search", "{'locationId':#," + fields + "}").as(200);
  }

  ObjectNode ledger() throws IOException, InterruptedException {
    return (ObjectNode) get("/_sandbox/ledger").as(200);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
