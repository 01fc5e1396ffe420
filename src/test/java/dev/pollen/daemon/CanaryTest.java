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
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Sends secrets through everything: settings, connections, secret inputs, OAuth replies, replies
 * that echo what they were given; then looks for them in every output, file and endpoint.
 */
class CanaryTest extends CanaryHouse {
  private static final String HTTP_TOKEN = "canary+http/\"token\"=1";
  private static final String INPUT = "canary/input+header-2";
  private static final String TYPED = "canary-Typed-4!";
  private static final String NAMED = "canary-Named-5!";
  private static final String PASSWORD = "canary-Password-3!";

  @Test
  void noSecretIsFoundWhereItDoesNotBelong() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream terminal = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    LogSetup.use(LogSetup.Form.JSON, true);
    EchoServer echo = EchoServer.start(vertx);
    Sandbox sandbox = value(Sandbox.create(vertx, options()).start());
    try {
      settle(sandbox, echo);
      walk(sandbox);
    } finally {
      System.setErr(terminal);
      LogSetup.quiet();
      value(sandbox.close());
      value(vertx.close());
    }
    hunt.look("the log, told as JSON with everything", log.toString(StandardCharsets.UTF_8));
    hunt.files(folder);
    assertTrue(echo.heard() > 2, "the echo was not asked");
    assertEquals(List.of(), hunt.found(), () -> hunt.places());
    for (String place :
        List.of(
            "GET /api/runs/ID of leak",
            "GET /api/runs/ID of user",
            "GET /api/runs/ID of typed",
            "the log, told as JSON with everything",
            "the file data/pollen.db, inflated",
            "pollen runs --json")) {
      assertTrue(
          hunt.hidden(place) > 0, () -> place + ": nothing was there to hide\n" + hunt.places());
    }
    System.out.println("searched for secrets, none found, in:\n" + hunt.places());
  }

  @Test
  void theHuntFindsWhatIsThere() {
    hunt.forAny(HTTP_TOKEN);
    byte[] pair = ("somebody:" + HTTP_TOKEN).getBytes(StandardCharsets.UTF_8);
    for (String text :
        List.of(
            HTTP_TOKEN,
            HTTP_TOKEN.replace("\"", "\\\""),
            URLEncoder.encode(HTTP_TOKEN, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(pair))) {
      int before = hunt.found().size();
      hunt.look("a place", "before " + text + " after");
      assertTrue(hunt.found().size() > before, text);
    }
  }

  private void settle(Sandbox sandbox, EchoServer echo) throws Exception {
    write("pollen.yaml", "http: { host: 127.0.0.1, port: 0 }\n");
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
        agency:
          system: highlevel
          base_url: %1$s
          location: %3$s
          company: %4$s
        echo:
          system: http
          base_url: %5$s
          auth: { token: "${env:HTTP_TOKEN}" }
        """
            .formatted(
                sandbox.baseUrl(),
                sandbox.clientId(),
                sandbox.location(),
                sandbox.company(),
                echo.address()));
    write("recipes/leak.yaml", recipe("leak", echo, "POST"));
    write(
        "recipes/poll.yaml",
        """
        name: poll
        connection: echo
        trigger: { type: http.poll, every: 1m, with: { url: "%s/poll", records: "", identity: ["/id"] } }
        steps: [ { action: log.write, with: { message: "${{ record.id }}" } } ]
        """
            .formatted(echo.address()));
    write(
        "recipes/typed.yaml",
        """
        name: typed
        connection: agency
        trigger: { type: manual }
        steps:
          - action: highlevel.user.create
            with: { companyId: "%s", firstName: "${{ record.first }}", lastName: B, email: t@example.com,
              password: "${{ record.pass }}", type: account, role: user, locationIds: ["%s"] }
        """
            .formatted(sandbox.company(), sandbox.location()));
    write(
        "recipes/user.yaml",
        """
        name: user
        connection: agency
        trigger: { type: manual }
        steps:
          - action: highlevel.user.create
            with: { companyId: "%s", firstName: A, lastName: B, email: a@example.com, password: '${{ "canary-" & "Password-3!" }}',
              type: account, role: user, locationIds: ["%s"] }
        """
            .formatted(sandbox.company(), sandbox.location()));
  }

  private static String recipe(String name, EchoServer echo, String method) {
    return """
    name: %s
    connection: echo
    trigger: { type: manual }
    steps:
      - action: http.request
        with:
          method: %s
          url: "%s/echo"
          headers: { X-Api-Key: '${{ "canary/input" & "+header-2" }}' }
          body: { harmless: true }
    """
        .formatted(name, method, echo.address());
  }

  private void walk(Sandbox sandbox) throws Exception {
    Map<String, String> environment =
        Map.of("APP_SECRET", sandbox.clientSecret(), "HTTP_TOKEN", HTTP_TOKEN);
    hunt.forAny(sandbox.clientSecret(), HTTP_TOKEN, INPUT, PASSWORD, sandbox.agencyToken());
    hunt.forAny(TYPED, NAMED);
    hunt.forAny("sandbox-access-", "sandbox-refresh-");
    Daemon daemon = value(Daemon.start(setup(environment)));
    try {
      talk.to(daemon.address(), Files.readString(folder.resolve("data/pollen.token")).strip());
      signIn(sandbox);
      act();
      ask();
      commands(environment);
    } finally {
      value(daemon.stop(Duration.ofSeconds(5)));
    }
  }

  private void signIn(Sandbox sandbox) throws Exception {
    talk.put(sandbox.baseUrl() + "/_sandbox/oauth", "{\"expires_in\": 0}");
    JsonNode errand = JSON.readTree(talk.post("/api/connections/acme/connect", "{}"));
    URI agreed = URI.create(errand.path("address").asText() + "&choose=" + sandbox.location());
    hunt.look("the page after the sign-in", talk.sent(HttpRequest.newBuilder(agreed)));
    hunt.look("a pasted key", paste("agency", sandbox.agencyToken()));
    hunt.look("a wrong paste", paste("acme", "http://127.0.0.1/?code=" + HTTP_TOKEN));
    for (int i = 0; i < 3; i++) {
      hunt.look("connections test, tokens minted anew", talk.post("/api/connections/test", "{}"));
    }
    talk.put(sandbox.baseUrl() + "/_sandbox/oauth", "{\"revoke\": true}");
    hunt.look("connections test, tokens taken back", talk.post("/api/connections/test", "{}"));
    hunt.look("keys rotate", talk.post("/api/keys/rotate", "{}"));
  }

  private String paste(String name, String text) throws Exception {
    String body = JSON.createObjectNode().put("text", text).toString();
    return talk.post("/api/connections/" + name + "/paste", body);
  }

  private void act() throws Exception {
    for (String recipe : List.of("leak", "user")) {
      String started = talk.post("/api/recipes/" + recipe + "/start", "{}");
      hunt.look("runs start " + recipe, started);
      ended(JSON.readTree(started).path("run").asText());
    }
    type();
    hunt.look("poll of a feed that fails", talk.post("/api/recipes/poll/poll", "{}"));
  }

  /** Secrets that a person types: one for a secret input, one that its name gives away. */
  private void type() throws Exception {
    String typed =
        JSON.createObjectNode()
            .put("first", "Ada")
            .put("pass", TYPED)
            .put("api_key", NAMED)
            .toString();
    JsonNode started = JSON.readTree(talk.post("/api/recipes/typed/start", typed));
    ended(started.path("run").asText());
    JsonNode run = JSON.readTree(talk.get("/api/runs/" + started.path("run").asText()));
    assertEquals("done", run.path("state").asText(), run::toPrettyString);
    assertEquals("Ada", run.at("/content/first").asText());
    assertEquals("(hidden)", run.at("/content/pass").asText());
    String sealed = JSON.createObjectNode().put("pass", "sealed:abc").toString();
    String refused = talk.post("/api/recipes/typed/start", sealed);
    assertTrue(refused.contains("looks like something that Pollen sealed"), refused);
  }

  /** What commands print, asked of the running daemon or on their own. */
  private void commands(Map<String, String> environment) {
    for (List<String> words :
        List.of(
            List.of("connections"),
            List.of("connections", "--json"),
            List.of("connections", "test"),
            List.of("runs", "--json"),
            List.of("check"),
            List.of("keys", "rotate", "--json"),
            List.of("connect", "acme", "--paste"),
            List.of(
                "call",
                "http.request",
                "--connection",
                "echo",
                "--with",
                "url=/echo",
                "--with",
                "method=POST",
                "-v"))) {
      String said = Talk.command(folder, environment, words.toArray(new String[0]));
      hunt.look("pollen " + String.join(" ", words), said);
    }
  }

  private void ended(String run) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      String state = JSON.readTree(talk.get("/api/runs/" + run)).path("state").asText();
      if (!List.of("waiting", "running").contains(state)) {
        return;
      }
      never.await(100, TimeUnit.MILLISECONDS);
    }
  }

  private void ask() throws Exception {
    for (String path :
        List.of(
            "/",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/api/status",
            "/api/recipes",
            "/api/feeds",
            "/api/problems",
            "/api/connections",
            "/api/connections/acme",
            "/api/connections/nobody",
            "/api/runs",
            "/api/runs/nothing",
            "/api/explain?recipe=poll&record=1",
            "/oauth/callback?code=x&state=y")) {
      hunt.look("GET " + path, talk.get(path));
    }
    for (JsonNode run : JSON.readTree(talk.get("/api/runs"))) {
      hunt.look(
          "GET /api/runs/ID of " + run.path("recipe").asText(),
          talk.get("/api/runs/" + run.path("id").asText()));
    }
  }
}
