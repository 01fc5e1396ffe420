package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Paging;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Trigger;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.KeySource;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection to any address sends its key where its settings say, and to its base_url only. */
class UrlKeyTest {
  private static final String KEY = "canary-key-1";

  @TempDir private Path folder;
  private Vertx vertx;
  private FakeServer server;
  private Vault vault;
  private UrlConnection connection;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    server = new FakeServer(vertx).answers(Answer.json(200, "[]"));
    vault =
        Wait.on(
            StoreVault.open(
                new MemoryJournal(new Disk(), Runnable::run),
                KeySource.of(Map.of(), folder.resolve("pollen.key")),
                new Scrubber(),
                Runnable::run));
  }

  @AfterEach
  void stop() {
    if (connection != null) {
      Wait.on(connection.close());
    }
    server.close();
    Wait.on(vertx.close());
  }

  private void open(Optional<String> token, Optional<String> base, String fields) {
    Host host =
        new Host(
            vertx,
            new Catalog(List.of(Specs.system("http")), List.of()),
            () -> Specs.NOW,
            ZoneOffset.UTC,
            folder,
            folder,
            Duration.ofSeconds(15),
            vault);
    connection =
        new UrlConnector()
            .open(
                new ConnectionSettings(
                    "shop", "http", token, base, false, (ObjectNode) Specs.json(fields)),
                host);
  }

  private void open(String fields) {
    open(Optional.empty(), Optional.of(server.url()), fields);
  }

  private Asked asked(String inputs) {
    Wait.on(connection.trigger(poll()).poll(Specs.ask(inputs)));
    return server.asked().get(server.asked().size() - 1);
  }

  private static dev.pollen.catalog.TriggerSpec poll() {
    return Specs.trigger(
        Specs.common("http.poll", Optional.empty()), Optional.empty(), new Paging.None());
  }

  private void paste(String key) {
    Wait.on(connection.signIn().orElseThrow().paste(key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; Authorization; Bearer canary-key-1",
        "{'key_in':'bearer'}; Authorization; Bearer canary-key-1",
        "{'key_in':'header','key_name':'X-Api-Key'}; X-Api-Key; canary-key-1",
        "{'key_in':'basic','key_user':'shop'}; Authorization; Basic c2hvcDpjYW5hcnkta2V5LTE=",
        "{'key_in':'basic'}; Authorization; Basic Y2FuYXJ5LWtleS0x"
      })
  void aPastedKeyGoesWhereTheSettingsSay(String fields, String header, String value) {
    open(fields);
    paste(KEY);
    assertEquals(value, asked("{'url':'/x'}").headers().get(header));
  }

  @Test
  void aKeyMayGoInTheQuery() {
    open("{'key_in':'query','key_name':'api key'}");
    paste("a+b&c");
    assertEquals("/x?y=1&api%20key=a%2Bb%26c", asked("{'url':'/x?y=1'}").uri());
  }

  @Test
  void anotherHostSeesNoKey() {
    try (FakeServer other = new FakeServer(vertx).answers(Answer.json(200, "[]"))) {
      open("{}");
      paste(KEY);
      Wait.on(connection.trigger(poll()).poll(Specs.ask("{'url':'%s/x'}".formatted(other.url()))));
      assertNull(other.only().headers().get("Authorization"));
    }
  }

  @Test
  void whatTheRecipeItselfWritesStays() {
    open("{}");
    paste(KEY);
    assertEquals(
        "Bearer mine",
        asked("{'url':'/x','headers':{'authorization':'Bearer mine'}}")
            .headers()
            .get("Authorization"));
  }

  @Test
  void aPastedKeyTakesThePlaceOfTheOneBeforeAndOfTheFiles() {
    open(Optional.of("of-the-file"), Optional.of(server.url()), "{}");
    assertEquals("Bearer of-the-file", asked("{'url':'/x'}").headers().get("Authorization"));
    paste("first");
    paste("second");
    assertEquals("Bearer second", asked("{'url':'/x'}").headers().get("Authorization"));
  }

  @Test
  void withoutAKeyNothingIsAddedUnlessTheSettingsAskForOne() {
    open("{}");
    assertNull(asked("{'url':'/x'}").headers().get("Authorization"));
    assertEquals(State.READY, connection.signIn().orElseThrow().standing().state());
    open("{'key_in':'bearer'}");
    Fault fault = Wait.fault(connection.trigger(poll()).poll(Specs.ask("{'url':'/x'}")));
    assertTrue(fault.getMessage().contains("pollen connect shop --paste"), fault::getMessage);
    assertEquals(State.NOT_SIGNED_IN, connection.signIn().orElseThrow().standing().state());
    assertEquals(1, server.asked().size());
  }

  @Test
  void aRefusedKeyIsToldAndAnotherOneMendsIt() {
    open("{}");
    paste(KEY);
    server.answers(Answer.json(401, "{\"message\":\"who is canary-key-1?\"}"));
    asked("{'url':'/x'}");
    Fault fault = Wait.fault(connection.trigger(poll()).poll(Specs.ask("{'url':'/x'}")));
    assertEquals(Fault.Kind.SIGN_IN, fault.kind());
    assertTrue(!fault.getMessage().contains(KEY), fault::getMessage);
    assertEquals(State.REVOKED, connection.signIn().orElseThrow().standing().state());
    paste("another");
    assertEquals(State.READY, connection.signIn().orElseThrow().standing().state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'key_in':'header'}",
        "{'key_in':'query'}",
        "{'key_in':'cookie'}",
        "{'key_in':'header','key_name':'a b'}"
      })
  void wrongSettingsAreRefusedAtTheStart(String fields) {
    assertThrows(IllegalArgumentException.class, () -> open(fields));
  }

  @Test
  void aKeyWithoutAnAddressIsRefused() {
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> open(Optional.of("token"), Optional.empty(), "{}"));
    assertTrue(wrong.getMessage().contains("base_url is missing"), wrong::getMessage);
  }

  /** Some write the key that they were given into the address of the next page. */
  @Test
  void aKeyInTheNextPagesAddressIsGivenOnce() {
    open("{'key_in':'query','key_name':'api key'}");
    paste(KEY);
    server.answers(
        Answer.json(200, "{\"all\":[{}],\"next\":\"/x?api+key=canary-key-1&page=2\"}"),
        Answer.json(200, "{\"all\":[]}"));
    Trigger.Ask first =
        Specs.ask("{'url':'/x','records':'/all','paging':{'kind':'link','next':'/next'}}");
    Trigger trigger = connection.trigger(poll());
    asked("{'url':'/x'}");
    Page page = Wait.on(trigger.poll(first));
    Wait.on(trigger.poll(Specs.after(first, page.next())));
    assertEquals("/x?page=2&api%20key=canary-key-1", server.asked().get(2).uri());
  }

  @Test
  void ofASecretThatIsEchoedNoPartIsShownWhereTheReplyIsCut() {
    open("{}");
    String secret = "canary-of-the-recipe";
    String echo = "x".repeat(490) + secret + "y".repeat(1500) + secret;
    server.answers(Answer.json(400, "{\"message\":\"" + echo + "\"}"));
    asked("{'url':'/x'}");
    String inputs = "{'url':'/x','headers':{'X-Token':'canary-of-the-recipe'}}";
    Fault fault = Wait.fault(connection.trigger(poll()).poll(Specs.ask(inputs)));
    assertFalse((fault.getMessage() + fault.body()).contains("canary"), fault::getMessage);
    assertTrue(fault.body().length() <= 2048, fault::body);
  }
}
