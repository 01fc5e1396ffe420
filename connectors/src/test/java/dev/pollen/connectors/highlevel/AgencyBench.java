package dev.pollen.connectors.highlevel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Trigger;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.KeySource;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agency at a server that is told what to answer, with a clock that is set. */
abstract class AgencyBench {
  static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  static final String CONTACTS = "{'contacts':[],'total':0}";
  static final String REFUSED =
      "{'statusCode':401,'message':'Invalid token: access token is invalid'}";

  @TempDir Path folder;
  final Disk disk = new Disk();
  final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  Vertx vertx;
  FakeServer server;
  volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new FakeServer(vertx);
    server.answers(request -> next(request.path()).to(request));
  }

  /** What a path is answered next; the last one stays. */
  Answer next(String path) {
    Queue<Answer> waiting = answers.get(path.startsWith("/oauth") ? path : "calls");
    return waiting.size() > 1 ? waiting.remove() : waiting.element();
  }

  void tokens(Answer... next) {
    answers.put("/oauth/token", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  void minting(Answer... next) {
    answers.put("/oauth/locationToken", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  void calls(Answer... next) {
    answers.put("calls", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  @AfterEach
  void close() {
    server.close();
    Wait.on(vertx.close());
  }

  Vault vault() {
    MemoryJournal journal =
        new MemoryJournal(disk, Runnable::run, changes -> MemoryJournal.Fate.KEPT);
    KeySource key = KeySource.of(Map.of(), folder.resolve("pollen.key"));
    return Wait.on(StoreVault.open(journal, key, new Scrubber(), Runnable::run));
  }

  Host host() {
    return new Host(
        vertx, CATALOG, () -> now, ZoneOffset.UTC, folder, folder, Duration.ofSeconds(5), vault());
  }

  Connection open(String fields, Optional<OAuthApp> app) {
    return new HighLevelConnector()
        .open(
            new ConnectionSettings(
                "acme",
                "highlevel",
                app.isPresent() ? Optional.empty() : Optional.of("key"),
                Optional.of(server.url()),
                false,
                (ObjectNode) Specs.json(fields),
                app),
            host());
  }

  Connection agency() {
    OAuthApp app =
        new OAuthApp("app", "hush", Optional.empty(), Optional.empty(), Optional.empty());
    return open("{'company':'cp_1','app':'ap_1'}", Optional.of(app));
  }

  static Answer json(int status, String body) {
    return Answer.json(status, body.replace('\'', '"'));
  }

  static Answer token(String name, int seconds) {
    return json(
        200,
        ("{'access_token':'%s','expires_in':%d,'refresh_token':'r-%s','scope':'contacts.readonly"
                + " oauth.write','userType':'Company','companyId':'cp_1'}")
            .formatted(name, seconds, name));
  }

  static Answer locationToken(String name, String location, int seconds) {
    return json(
        200,
        ("{'access_token':'%s','expires_in':%d,'refresh_token':'unused','scope':'contacts.readonly',"
                + "'locationId':'%s','userId':'u'}")
            .formatted(name, seconds, location));
  }

  /** An agency that a person signed in. */
  Connection signedIn(int seconds) {
    tokens(token("up-1", seconds));
    calls(json(200, CONTACTS));
    Connection agency = agency();
    signIn(agency);
    return agency;
  }

  static void signIn(Connection agency) {
    SignIn signIn = agency.signIn().orElseThrow();
    SignIn.Agreement agreement = signIn.agreement(Set.of("oauth.write"), "http://back", "s");
    Wait.on(signIn.receive("code", agreement));
  }

  static Future<Page> contacts(Connection connection) {
    TriggerSpec spec = CATALOG.trigger("highlevel.contact.search").orElseThrow();
    return connection
        .trigger(spec)
        .poll(new Trigger.Ask(Specs.json("{}"), Optional.empty(), Optional.empty()));
  }

  static Connection at(Connection agency, String location) {
    return agency.below(location).orElseThrow();
  }

  Asked asked(int number) {
    return server.asked().get(number);
  }

  static String bearer(Asked asked) {
    return asked.headers().get("Authorization");
  }
}
