package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.daemon.config.ConfigReader;
import dev.pollen.daemon.config.ConnectionsReader;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is put back from a backup asks for sign-ins, and a private token goes on. */
class RestoredSignInTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_LOOKS = 300;

  @TempDir private Path folder;
  private final Talk talk = new Talk();
  private Map<String, String> environment = Map.of();
  private Daemon daemon;

  @Test
  void afterARestoreAnOAuthConnectionAsksForASignIn() throws Exception {
    LogSetup.quiet();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Sandbox sandbox =
        value(
            Sandbox.create(
                    vertx,
                    SandboxOptions.defaults().withPort(0).withContacts(5).withRatePerSecond(0))
                .start());
    try {
      settle(sandbox);
      begin();
      signIn(sandbox);
      assertEquals("ready", state("acme"));
      String backup = folder.resolve("backup.zip").toString();
      Talk.command(folder, environment, "backup", backup);
      value(daemon.stop(Duration.ofSeconds(5)));
      Talk.command(folder, environment, "restore", backup, "--replace", "--yes");
      begin();
      assertEquals("restored", state("acme"));
      assertEquals("ready", state("plain"), "a private token is as good as before");
      ready("connection acme is restored", true);
      String listed = Talk.command(folder, environment, "connections");
      assertTrue(listed.contains("'pollen connect acme'"), listed);
      signIn(sandbox);
      assertEquals("ready", state("acme"));
      ready("connection acme", false);
    } finally {
      value(daemon.stop(Duration.ofSeconds(5)));
      value(sandbox.close());
      value(vertx.close());
    }
  }

  private void settle(Sandbox sandbox) throws Exception {
    environment = Map.of("SECRET", sandbox.clientSecret(), "TOKEN", sandbox.token());
    write("pollen.yaml", "http: { host: 127.0.0.1, port: 0 }\n");
    write(
        "connections.yaml",
        """
        acme:
          system: highlevel
          base_url: %1$s
          location: %3$s
          auth:
            oauth: { client_id: %2$s, client_secret: "${env:SECRET}", authorize_url: "%1$s/v2/oauth/chooselocation" }
        plain: { system: highlevel, base_url: %1$s, location: %3$s, auth: { token: "${env:TOKEN}" } }
        """
            .formatted(sandbox.baseUrl(), sandbox.clientId(), sandbox.location()));
    for (String name : new String[] {"acme", "plain"}) {
      write(
          "recipes/" + name + ".yaml",
          """
          name: %1$s
          connection: %1$s
          trigger: { type: highlevel.contact.search, every: 1m }
          steps: [ { stop: seen } ]
          """
              .formatted(name));
    }
  }

  private void begin() throws Exception {
    daemon = value(Daemon.start(setup()));
    talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
  }

  private DaemonSetup setup() {
    PollenConfig config =
        ConfigReader.read(folder.resolve("pollen.yaml"), environment).value().orElseThrow();
    Catalog catalog = CatalogReader.read(CatalogFiles.shipped()).catalog();
    return new DaemonSetup(
        config,
        catalog,
        ConnectionsReader.read(config.connections(), catalog, environment, name -> true)
            .value()
            .orElseThrow(),
        "test");
  }

  private void signIn(Sandbox sandbox) throws Exception {
    JsonNode errand = JSON.readTree(talk.post("/api/connections/acme/connect", "{}"));
    URI agreed = URI.create(errand.path("address").asText() + "&choose=" + sandbox.location());
    talk.sent(HttpRequest.newBuilder(agreed));
  }

  private String state(String connection) throws Exception {
    return JSON.readTree(talk.get("/api/connections/" + connection)).path("state").asText();
  }

  /** The watchdog looks every other second. */
  private void ready(String cause, boolean named) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (talk.get("/health/ready").contains(cause) == named) {
        return;
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(talk.get("/health/ready"));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static <T> T value(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
