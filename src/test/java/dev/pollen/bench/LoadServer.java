package dev.pollen.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The other side of the load and kill tests: {@code GET /feed/N} lists a feed that grows by one
 * record every period, {@code POST /sink} counts what arrives by {@code id}. As a program it also
 * answers {@code POST /freeze}, {@code POST /shut} and {@code POST /open} (the sink refuses with
 * 503 in between), {@code GET /missing} and, to anything else, what it has counted.
 */
public final class LoadServer {
  private static final int SHOWN = 200;

  private final Vertx vertx;
  private final long period;
  private final long begin = System.currentTimeMillis();
  private final AtomicLong polls = new AtomicLong();
  private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
  private volatile long frozen = Long.MAX_VALUE;
  private volatile boolean shut;
  private HttpServer server;

  public LoadServer(Vertx vertx, long periodMillis) {
    this.vertx = vertx;
    this.period = periodMillis;
  }

  /** Runs as a program: port, period in milliseconds. Ends with the process. */
  public static void main(String[] args) {
    LoadServer load = new LoadServer(Vertx.vertx(), Long.parseLong(args[1]));
    load.start(Integer.parseInt(args[0]))
        .onSuccess(port -> System.out.println("listening on " + port))
        .onFailure(Throwable::printStackTrace);
  }

  /** Listens on the loopback; 0 picks a port. */
  public Future<Integer> start(int port) {
    server = vertx.createHttpServer().requestHandler(this::answer);
    return server.listen(port, "127.0.0.1").map(HttpServer::actualPort);
  }

  /** No feed grows any more. */
  public void freeze() {
    frozen = System.currentTimeMillis();
  }

  public long polls() {
    return polls.get();
  }

  public Map<String, Integer> arrived() {
    return Map.copyOf(arrived);
  }

  /** How many records a feed has had so far. */
  public long made(int feed) {
    long age = Math.min(System.currentTimeMillis(), frozen) - begin - offset(feed);
    return age < 0 ? 0 : age / period + 1;
  }

  /** Everything made after the first record that arrived of each feed and has not arrived. */
  public Set<String> missing() {
    Map<Integer, Long> first = new HashMap<>();
    for (String id : arrived.keySet()) {
      int dash = id.indexOf('-');
      long number = Long.parseLong(id.substring(dash + 1));
      first.merge(Integer.parseInt(id.substring(0, dash)), number, Math::min);
    }
    Set<String> missing = new TreeSet<>();
    first.forEach(
        (feed, from) ->
            LongStream.range(from, made(feed))
                .mapToObj(number -> feed + "-" + number)
                .filter(id -> !arrived.containsKey(id))
                .forEach(missing::add));
    return missing;
  }

  private long offset(int feed) {
    return feed * 7919L % period;
  }

  private void answer(HttpServerRequest request) {
    if (request.path().startsWith("/feed/")) {
      polls.incrementAndGet();
      json(request, list(Integer.parseInt(request.path().substring(6))).encode());
    } else if (request.path().equals("/sink") && shut) {
      request
          .response()
          .setStatusCode(503)
          .end("{}")
          .onFailure(gone -> request.connection().close());
    } else if (request.path().equals("/sink")) {
      request
          .body()
          .onSuccess(
              body -> {
                arrived.merge(body.toJsonObject().getString("id"), 1, Integer::sum);
                json(request, "{\"ok\":true}");
              })
          .onFailure(lost -> request.response().reset());
    } else if (request.path().equals("/freeze")) {
      freeze();
      json(request, stats().encode());
    } else if (request.path().equals("/shut") || request.path().equals("/open")) {
      shut = request.path().equals("/shut");
      json(request, stats().encode());
    } else if (request.path().equals("/missing")) {
      json(request, new JsonArray(List.copyOf(missing())).encode());
    } else {
      json(request, stats().encode());
    }
  }

  private JsonObject stats() {
    long twice = arrived.values().stream().mapToLong(count -> count - 1L).sum();
    return new JsonObject()
        .put("polls", polls.get())
        .put("arrived", arrived.size())
        .put("twice", twice);
  }

  private JsonArray list(int feed) {
    long made = made(feed);
    JsonArray list = new JsonArray();
    for (long n = Math.max(0, made - SHOWN); n < made; n++) {
      list.add(
          new JsonObject()
              .put("id", feed + "-" + n)
              .put("created", Instant.ofEpochMilli(begin + offset(feed) + n * period).toString())
              .put("email", "p" + feed + "x" + n + "@example.com"));
    }
    return list;
  }

  private static void json(HttpServerRequest request, String text) {
    request
        .response()
        .putHeader("content-type", "application/json")
        .end(text)
        .onFailure(gone -> request.connection().close());
  }
}
