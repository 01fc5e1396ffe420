package dev.pollen.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox whose clock goes only when told, for tests of what stands before it: one who changes
 * things there, by its operations or by hand, and a gate before it that can hold a page back.
 *
 * <p>In bodies {@code 'x'} stands for {@code "x"}, {@code #} for the location's id and {@code ^}
 * for the company's.
 */
public final class SandboxKit implements AutoCloseable {
  /** How far lists trail writes. */
  public static final Duration LAG = Duration.ofSeconds(2);

  private static final int SECONDS = 20;

  private final SetClock clock = new SetClock();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Guest guest;
  private final GateKit gate;

  private SandboxKit() throws Exception {
    guest = Guest.of(Guest.options(clock).withWriteLag(LAG));
    gate = GateKit.before(guest.sandbox.port(), vertx);
  }

  public static SandboxKit open() throws Exception {
    return new SandboxKit();
  }

  public InstantSource clock() {
    return clock;
  }

  public void pass(Duration time) {
    clock.on(time);
  }

  public Sandbox sandbox() {
    return guest.sandbox;
  }

  /** The address to be asked by who is tested. */
  public String baseUrl() {
    return gate.address();
  }

  /** The gate that is asked in the sandbox's place. */
  public GateKit gate() {
    return gate;
  }

  /** Acts with the agency's token from now on. */
  public SandboxKit asAgency() {
    guest.actForTheAgency();
    return this;
  }

  public JsonNode get(String path) {
    return ask("GET", path, "");
  }

  public JsonNode post(String path, String body) {
    return ask("POST", path, body);
  }

  public JsonNode put(String path, String body) {
    return ask("PUT", path, body);
  }

  public JsonNode delete(String path) {
    return ask("DELETE", path, "");
  }

  private JsonNode ask(String method, String path, String body) {
    try {
      String sent = body.replace("^", '"' + sandbox().company() + '"');
      Heard heard = guest.ask(method, path, sent);
      return heard.as(heard.status() / 100 == 2 ? heard.status() : 200);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A contact more, of this number; its id. */
  public String contact(int number) {
    return contact(number, "");
  }

  /** The same with more fields, which begin with a comma. */
  public String contact(int number, String more) {
    String body = "{'locationId':#,'firstName':'Ada','lastName':'Number %d'%s}";
    return post("/contacts/", body.formatted(number, more)).at("/contact/id").asText();
  }

  /** What no operation does, done by hand: puts a row, one more unless there is one with its id. */
  public String byHand(ShelfKit shelf, String id, String fields) {
    CompletableFuture<String> done = new CompletableFuture<>();
    guest.onLoop(
        () -> {
          try {
            done.complete(shelf.put(sandbox().world(), id, fields));
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** All that there is, whatever time it was made at. */
  public JsonNode state() {
    CompletableFuture<JsonNode> done = new CompletableFuture<>();
    guest.onLoop(() -> done.complete(StateKit.of(sandbox().world())));
    return done.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** How often an operation took effect. */
  public int effects(String operation) {
    int times = 0;
    for (JsonNode entries : sandbox().ledger().at("/operations").path(operation).path("records")) {
      for (JsonNode entry : entries) {
        times += entry.path("times").asInt();
      }
    }
    return times;
  }

  /** A JSON object, written as bodies are. */
  static ObjectNode object(String fields) {
    try {
      return (ObjectNode) Json.parse(io.vertx.core.buffer.Buffer.buffer(fields.replace('\'', '"')));
    } catch (IOException e) {
      throw new IllegalArgumentException(fields, e);
    }
  }

  @Override
  public void close() {
    guest.close();
    vertx.close().await();
  }
}
