package dev.pollen.crash;

import dev.pollen.sandbox.RateLimits;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A sandbox that is never asked too often, as a program: port and token on its first line, then it
 * stirs or rests at a word on its standard input, and ends with that.
 */
final class SandboxProcess {
  private SandboxProcess() {}

  /** Arguments: seed, changes a second. */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(0)
            .withContacts(20)
            .withSeed(Long.parseLong(args[0]))
            .withRatePerSecond(Double.parseDouble(args[1]))
            .withWriteLag(Duration.ofMillis(300))
            .withLimits(RateLimits.generous());
    Sandbox sandbox = Sandbox.create(vertx, options);
    sandbox.quiet();
    sandbox.start().await();
    JsonObject place = new JsonObject().put("url", sandbox.baseUrl());
    System.out.println(
        place.put("token", sandbox.token()).put("location", sandbox.location()).encode());
    serve(sandbox);
    System.exit(0);
  }

  private static void serve(Sandbox sandbox) throws IOException {
    BufferedReader words =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String word = words.readLine(); word != null; word = words.readLine()) {
      if (word.equals("stir")) {
        sandbox.stir();
      } else {
        sandbox.quiet();
      }
      System.out.println("ok");
    }
  }
}
