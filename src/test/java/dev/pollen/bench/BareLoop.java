package dev.pollen.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the same work costs with nothing promised: polls a {@link LoadServer}'s feeds and posts
 * every new record, with Vert.x and Jackson alone, remembering ids on the heap. The measure that
 * the engine is held against.
 *
 * <p>Arguments: port, feeds, poll interval in milliseconds, seconds to run. Prints actions and CPU
 * seconds.
 */
public final class BareLoop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebClient client;
  private final int port;
  private final Set<String> seen = new HashSet<>();
  private long actions;

  private BareLoop(Vertx vertx, int port) {
    this.port = port;
    this.client =
        WebClient.create(vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(200));
  }

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    int feeds = Integer.parseInt(args[1]);
    long every = Long.parseLong(args[2]);
    vertx.runOnContext(
        go -> {
          BareLoop bare = new BareLoop(vertx, Integer.parseInt(args[0]));
          for (int feed = 0; feed < feeds; feed++) {
            int number = feed;
            vertx.setTimer(
                1 + feed * every / feeds,
                first -> vertx.setPeriodic(every, tick -> bare.poll(number)));
          }
          vertx.setTimer(Long.parseLong(args[3]) * 1000, end -> bare.report());
        });
  }

  private void poll(int feed) {
    client
        .get(port, "127.0.0.1", "/feed/" + feed)
        .send()
        .onSuccess(this::post)
        .onFailure(BareLoop::complain);
  }

  private void post(HttpResponse<Buffer> reply) {
    try {
      for (JsonNode record : JSON.readTree(reply.bodyAsBuffer().getBytes())) {
        if (seen.add(record.path("id").asText())) {
          post(record);
        }
      }
    } catch (java.io.IOException e) {
      complain(e);
    }
  }

  private void post(JsonNode record) throws java.io.IOException {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of("id", record.path("id").asText(), "email", record.path("email").asText()));
    client
        .post(port, "127.0.0.1", "/sink")
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .onSuccess(done -> actions++)
        .onFailure(BareLoop::complain);
  }

  private void report() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double cpu = system.getProcessCpuTime() / 1e9;
    System.out.printf(
        "actions %d, cpu %.2f s, actions per cpu-second %.0f%n", actions, cpu, actions / cpu);
    System.exit(0);
  }

  private static void complain(Throwable failure) {
    System.err.println(failure);
  }
}
