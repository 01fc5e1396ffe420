package dev.pollen.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.sandbox.RateLimits;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Fifty recipes on one location want ten times what the vendor allows: what do they get, how
 * evenly, and is a single request refused?
 *
 * <p>Arguments: minutes to measure (10); {@code kill} to end the daemon as {@code kill -9} does
 * halfway, and start it anew. Measures a minute after the first requests came. Prints requests, the
 * share of the budget that they are, 429s, and the smallest and largest number of requests that a
 * recipe got.
 */
public final class ShareRun {
  private static final int RECIPES = 50;
  private static final long PERIOD = 500;
  private static final RateLimits VENDOR = RateLimits.vendor();
  private static final Duration WARM_UP = Duration.ofMinutes(1);
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final String ACTION = "highlevel.contact_tag.add";

  private final CountDownLatch never = new CountDownLatch(1);
  private final Sandbox sandbox;
  private final CrowdedHouse house;
  private final List<String> contacts;

  private ShareRun(Sandbox sandbox, CrowdedHouse house, List<String> contacts) {
    this.sandbox = sandbox;
    this.house = house;
    this.contacts = contacts;
  }

  public static void main(String[] args) throws Exception {
    Duration length = Duration.ofSeconds(Math.round(60 * Double.parseDouble(args[0])));
    boolean kill = args.length > 1 && args[1].equals("kill");
    Vertx vertx = Vertx.vertx();
    int feeds = now(new LoadServer(vertx, PERIOD).start(0));
    int flood = now(new LoadServer(vertx, PERIOD / 10).start(0));
    SandboxOptions options = SandboxOptions.defaults().withPort(0).withContacts(RECIPES);
    Sandbox sandbox =
        now(Sandbox.create(vertx, options.withRatePerSecond(0).withLimits(VENDOR)).start());
    List<String> contacts = List.copyOf(sandbox.firstContacts());
    Path folder = Files.createTempDirectory("pollen-share");
    CrowdedHouse house = CrowdedHouse.make(folder, sandbox, feeds, flood, contacts);
    System.out.println("the daemon's folder is " + folder);
    new ShareRun(sandbox, house, contacts).run(length, kill);
    System.exit(0);
  }

  private static <T> T now(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void run(Duration length, boolean kill) throws Exception {
    Process daemon = house.start();
    while (sandbox.ledger().path("requests").asLong() < VENDOR.burst()) {
      if (!daemon.isAlive()) {
        System.err.println("the daemon ended: " + house.words());
        System.exit(1);
      }
      pause(Duration.ofSeconds(1));
    }
    pause(WARM_UP);
    ObjectNode before = sandbox.ledger();
    if (kill) {
      minutes(length.dividedBy(2));
      daemon.destroyForcibly().waitFor();
      daemon = house.start();
      minutes(length.dividedBy(2));
    } else {
      minutes(length);
    }
    report(before, sandbox.ledger(), length);
    daemon.destroy();
    daemon.waitFor(60, TimeUnit.SECONDS);
  }

  /** Says how many requests came in each. */
  private void minutes(Duration span) throws InterruptedException {
    long end = System.nanoTime() + span.toNanos();
    long before = sandbox.ledger().path("requests").asLong();
    while (System.nanoTime() < end) {
      pause(Duration.ofNanos(Math.min(MINUTE, end - System.nanoTime())));
      long now = sandbox.ledger().path("requests").asLong();
      System.out.println("a minute: " + (now - before));
      before = now;
    }
  }

  private void pause(Duration span) throws InterruptedException {
    never.await(span.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void report(JsonNode before, JsonNode after, Duration length) {
    long requests = after.path("requests").asLong() - before.path("requests").asLong();
    long budget = VENDOR.burst() * length.toMillis() / VENDOR.interval().toMillis();
    long[] each =
        contacts.stream().mapToLong(one -> times(after, one) - times(before, one)).toArray();
    System.out.printf(
        "%d s: %d requests of %d (%.1f %%), 429s after the start %d, in all %d%n",
        length.toSeconds(),
        requests,
        budget,
        100.0 * requests / budget,
        after.path("throttled").asLong() - before.path("throttled").asLong(),
        after.path("throttled").asLong());
    System.out.printf(
        "requests of a recipe: smallest %d, largest %d, mean %.1f; the flooding one %d; polls %d%n",
        LongStream.of(each).min().orElseThrow(),
        LongStream.of(each).max().orElseThrow(),
        LongStream.of(each).average().orElseThrow(),
        each[0],
        requests - LongStream.of(each).sum());
  }

  private static long times(JsonNode ledger, String contact) {
    long times = 0;
    for (JsonNode entry : ledger.path("operations").path(ACTION).path("records").path(contact)) {
      times += entry.path("times").asLong();
    }
    return times;
  }
}
