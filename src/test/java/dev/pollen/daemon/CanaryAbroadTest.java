package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.sandbox.Sandbox;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Secrets on their way out: the password of a proxy that refuses it aloud, redirects that repeat a
 * key, TLS that fails, refreshes whose answers are broken, a pasted key that is echoed. Then they
 * are looked for as {@link CanaryTest} does.
 */
class CanaryAbroadTest extends CanaryHouse {
  private static final String KEY = "canary-pasted/key+5";
  private static final String PROXY = "canary-Proxy-6";
  private static final String HEADER = "canary-Header-7";
  private static final List<String> FAULTS =
      List.of("truncated", "malformed", "html", "500", "500-after");

  @Test
  void noSecretIsFoundAfterWhatGoesWrongOnTheWay() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    LogSetup.use(LogSetup.Form.JSON, true);
    EchoServer echo = EchoServer.start(vertx);
    Sandbox sandbox = value(Sandbox.create(vertx, options()).start());
    try {
      settle(sandbox, echo);
      walk(sandbox, echo);
    } finally {
      System.setErr(terminal);
      LogSetup.quiet();
      value(sandbox.close());
      value(vertx.close());
    }
    hunt.look("the log, told as JSON with everything", log.toString(StandardCharsets.UTF_8));
    hunt.files(folder);
    assertEquals(List.of(), hunt.found(), hunt::places);
    assertEquals(List.of(), echo.heardElsewhere(), "credentials went to a host nobody named");
    assertTrue(hunt.hidden("the run of plain") > 0, hunt::places);
    System.out.println("searched for secrets, none found, in:\n" + hunt.places());
  }

  private void settle(Sandbox sandbox, EchoServer echo) throws Exception {
    write("pollen.yaml", "http: { host: 127.0.0.1, port: 0 }\nlimits: { timeout: 5s }\n");
    write(
        "connections.yaml",
        """
        acme:
          system: highlevel
          base_url: %1$s
          auth:
            oauth:
              client_id: %2$s
              client_secret: "${env:APP_SECRET}"
              authorize_url: "%1$s/v2/oauth/chooselocation"
          location: %3$s
        shop: { system: http, base_url: %4$s, key_in: header, key_name: X-Shop-Key }
        search: { system: http, base_url: %4$s, key_in: query, key_name: key }
        """
            .formatted(sandbox.baseUrl(), sandbox.clientId(), sandbox.location(), echo.address()));
    recipe("plain", "shop", "/echo");
    recipe("proxy", "shop", "https://vendor.example/x");
    recipe("tls", "shop", echo.address().replace("http:", "https:") + "/x");
    recipe("moved", "search", "/moved");
    recipe("away", "shop", "/away");
  }

  private void recipe(String name, String connection, String url) throws Exception {
    write(
        "recipes/" + name + ".yaml",
        """
        name: %s
        trigger: { type: manual }
        retry: { times: 0 }
        steps:
          - action: http.request
            connection: %s
            with: { method: GET, url: "%s", headers: { X-Api-Key: '${{ "canary-" & "Header-7" }}' } }
        """
            .formatted(name, connection, url));
  }

  private void walk(Sandbox sandbox, EchoServer echo) throws Exception {
    String proxy = "http://canary-user:" + PROXY + "@" + echo.address().substring(7);
    Map<String, String> environment =
        Map.of("APP_SECRET", sandbox.clientSecret(), "HTTPS_PROXY", proxy);
    hunt.forAny(sandbox.clientSecret(), KEY, PROXY, HEADER, "canary-user:" + PROXY);
    hunt.forAny("sandbox-access-", "sandbox-refresh-");
    Daemon daemon = value(Daemon.start(setup(environment)));
    try {
      talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
      signIn(sandbox);
      act("plain", "422");
      act("proxy", "(HTTPS_PROXY) makes no connection to https://vendor.example:443");
      act("tls", "does not speak TLS");
      act("moved", "with a secret in its address");
      act("away", "after a redirect and without credentials");
      for (String path : List.of("/api/status", "/api/connections", "/metrics", "/health/ready")) {
        hunt.look("GET " + path, talk.get(path));
      }
      for (String words : List.of("check", "connections", "runs --json")) {
        hunt.look("pollen " + words, Talk.command(folder, environment, words.split(" ", -1)));
      }
    } finally {
      value(daemon.stop(Duration.ofSeconds(5)));
    }
  }

  /**
   * Signs in, then needs new tokens while the token endpoint answers in all sorts of wrong ways.
   */
  private void signIn(Sandbox sandbox) throws Exception {
    for (String name : List.of("shop", "search")) {
      String body = JSON.createObjectNode().put("text", KEY).toString();
      hunt.look("a pasted key", talk.post("/api/connections/" + name + "/paste", body));
    }
    talk.put(sandbox.baseUrl() + "/_sandbox/oauth", "{\"expires_in\": 0}");
    for (String fault : FAULTS) {
      JsonNode errand = JSON.readTree(talk.post("/api/connections/acme/connect", "{}"));
      URI agreed = URI.create(errand.path("address").asText() + "&choose=" + sandbox.location());
      hunt.look("the page after the sign-in", talk.sent(HttpRequest.newBuilder(agreed)));
      talk.put(sandbox.baseUrl() + "/_sandbox/faults", fault + "@oauth.token:1x");
      String tested = talk.post("/api/connections/test", "{}");
      assertTrue(tested.contains("nobody knows whether the refresh was done"), tested);
      hunt.look("a refresh, " + fault, tested);
      hunt.look("a connection after it", talk.get("/api/connections/acme"));
    }
  }

  /**
   * @param words what must come of it, so that there was something to look at
   */
  private void act(String recipe, String words) throws Exception {
    String started = talk.post("/api/recipes/" + recipe + "/start", "{}");
    String run = JSON.readTree(started).path("run").asText();
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      String state = JSON.readTree(talk.get("/api/runs/" + run)).path("state").asText();
      if (!List.of("waiting", "running", "retrying").contains(state)) {
        break;
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
    String told = talk.get("/api/runs/" + run);
    assertTrue(told.contains(words), told);
    hunt.look("the run of " + recipe, told);
  }
}
