package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing.State;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection of an agency works for its locations, each with a token of its own. */
class AgencyTest {
  private static final Catalog CATALOG = CatalogReader.read(CatalogFiles.shipped()).catalog();
  private static final String CONTACTS = "{'contacts':[],'total':0}";
  private static final String REFUSED =
      "{'statusCode':401,'message':'Invalid token: access token is invalid'}";

  @TempDir private Path folder;
  private final Disk disk = new Disk();
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private Vertx vertx;
  private FakeServer server;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    server = new FakeServer(vertx);
    server.answers(request -> next(request.path()).to(request));
  }

  /** What a path is answered next; the last one stays. */
  private Answer next(String path) {
    Queue<Answer> waiting = answers.get(path.startsWith("/oauth") ? path : "calls");
    return waiting.size() > 1 ? waiting.remove() : waiting.element();
  }

  private void tokens(Answer... next) {
    answers.put("/oauth/token", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  private void minting(Answer... next) {
    answers.put("/oauth/locationToken", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  private void calls(Answer... next) {
    answers.put("calls", new ConcurrentLinkedQueue<>(List.of(next)));
  }

  @AfterEach
  void close() {
    server.close();
    Wait.on(vertx.close());
  }

  private Vault vault() {
    MemoryJournal journal =
        new MemoryJournal(disk, Runnable::run, changes -> MemoryJournal.Fate.KEPT);
    KeySource key = KeySource.of(Map.of(), folder.resolve("pollen.key"));
    return Wait.on(StoreVault.open(journal, key, new Scrubber(), Runnable::run));
  }

  private Host host() {
    return new Host(
        vertx, CATALOG, () -> now, ZoneOffset.UTC, folder, folder, Duration.ofSeconds(5), vault());
  }

  private Connection open(String fields, Optional<OAuthApp> app) {
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

  private Connection agency() {
    OAuthApp app =
        new OAuthApp("app", "hush", Optional.empty(), Optional.empty(), Optional.empty());
    return open("{'company':'cp_1','app':'ap_1'}", Optional.of(app));
  }

  private static Answer json(int status, String body) {
    return Answer.json(status, body.replace('\'', '"'));
  }

  private static Answer token(String name, int seconds) {
    return json(
        200,
        ("{'access_token':'%s','expires_in':%d,'refresh_token':'r-%s','scope':'contacts.readonly"
                + " oauth.write','userType':'Company','companyId':'cp_1'}")
            .formatted(name, seconds, name));
  }

  private static Answer locationToken(String name, String location, int seconds) {
    return json(
        200,
        ("{'access_token':'%s','expires_in':%d,'refresh_token':'unused','scope':'contacts.readonly',"
                + "'locationId':'%s','userId':'u'}")
            .formatted(name, seconds, location));
  }

  /** An agency that a person signed in. */
  private Connection signedIn(int seconds) {
    tokens(token("up-1", seconds));
    calls(json(200, CONTACTS));
    Connection agency = agency();
    signIn(agency);
    return agency;
  }

  private static void signIn(Connection agency) {
    SignIn signIn = agency.signIn().orElseThrow();
    SignIn.Agreement agreement = signIn.agreement(Set.of("oauth.write"), "http://back", "s");
    Wait.on(signIn.receive("code", agreement));
  }

  private static Future<Page> contacts(Connection connection) {
    TriggerSpec spec = CATALOG.trigger("highlevel.contact.search").orElseThrow();
    return connection
        .trigger(spec)
        .poll(new Trigger.Ask(Specs.json("{}"), Optional.empty(), Optional.empty()));
  }

  private static Connection at(Connection agency, String location) {
    return agency.below(location).orElseThrow();
  }

  private Asked asked(int number) {
    return server.asked().get(number);
  }

  private static String bearer(Asked asked) {
    return asked.headers().get("Authorization");
  }

  @Test
  void theAccountIsTheLocationElseTheCompany() {
    assertEquals("highlevel:l", open("{'location':'l','company':'c'}", Optional.empty()).account());
    assertEquals("highlevel:c", open("{'company':'c'}", Optional.empty()).account());
    assertEquals("highlevel:l", at(agency(), "l").account());
    assertTrue(open("{'location':'l'}", Optional.empty()).below("x").isEmpty());
  }

  @Test
  void anAgencyIsTestedByItsTokenAloneAndALocationByACall() {
    Connection agency = signedIn(86_399);
    int before = server.asked().size();
    Wait.on(agency.check());
    assertEquals(before, server.asked().size());
    assertFalse(agency.checkCalls());
    assertTrue(at(agency, "loc_1").checkCalls());
  }

  @Test
  void aConnectionWithoutLocationAndCompanyIsNotOpened() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> open("{}", Optional.empty()))
            .getMessage();
    assertTrue(words.contains("location") && words.contains("company"), words);
  }

  @Test
  void theAgencySignsInAsACompanyAndSaysWhatWasGranted() {
    Connection agency = signedIn(86_399);
    assertTrue(asked(0).body().contains("user_type=Company"), asked(0).body());
    assertEquals("cp_1", agency.signIn().orElseThrow().standing().granted().get("company"));
    assertTrue(agency.signIn().orElseThrow().who().contains("agency"));
  }

  @Test
  void aLocationsTokenIsGotOnceAndUsedByThatLocationOnly() {
    Connection agency = signedIn(86_399);
    minting(locationToken("one", "loc_1", 86_399), locationToken("two", "loc_2", 86_399));
    Wait.on(contacts(at(agency, "loc_1")));
    Wait.on(contacts(at(agency, "loc_1")));
    Wait.on(contacts(at(agency, "loc_2")));
    assertEquals("/oauth/locationToken", asked(1).uri());
    assertEquals("companyId=cp_1&locationId=loc_1", asked(1).body());
    assertEquals("2021-07-28", asked(1).headers().get("Version"));
    assertEquals(
        List.of("Bearer up-1", "Bearer one", "Bearer one", "Bearer up-1", "Bearer two"),
        server.asked().stream().skip(1).map(AgencyTest::bearer).toList());
    assertTrue(asked(2).body().contains("\"locationId\":\"loc_1\""), asked(2).body());
  }

  @Test
  void manyWhoAskAtOnceGetOneToken() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(locationToken("one", "loc_1", 86_399));
    List<Future<Page>> all = List.of(contacts(one), contacts(one), contacts(one));
    Wait.on(Future.all(all));
    assertEquals(
        1, server.asked().stream().filter(it -> it.uri().equals("/oauth/locationToken")).count());
  }

  @Test
  void aRestartKeepsTheToken() {
    Connection agency = signedIn(86_399);
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(at(agency, "loc_1")));
    int before = server.asked().size();
    Wait.on(contacts(at(agency(), "loc_1")));
    assertEquals(before + 1, server.asked().size());
    assertEquals("Bearer one", bearer(asked(before)));
  }

  @Test
  void itIsGotAnewAheadOfItsEndAndOnceWhenRefused() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(
        locationToken("one", "loc_1", 100),
        locationToken("two", "loc_1", 100),
        locationToken("three", "loc_1", 100));
    Wait.on(contacts(one));
    now = now.plusSeconds(91);
    Wait.on(contacts(one));
    now = now.plusSeconds(15);
    calls(json(401, REFUSED), json(200, CONTACTS));
    Page page = Wait.on(contacts(one));
    assertEquals(1, page.rate().more(), "it was asked for twice");
    assertEquals("Bearer three", bearer(asked(server.asked().size() - 1)));
  }

  @Test
  void theAgencysOwnTokenIsRefreshedWhenItIsRefused() {
    Connection one = at(signedIn(86_399), "loc_1");
    now = now.plusSeconds(60);
    tokens(token("up-2", 86_399));
    minting(json(401, REFUSED), locationToken("one", "loc_1", 100));
    Wait.on(contacts(one));
    assertEquals("Bearer up-2", bearer(asked(3)));
    assertEquals("Bearer one", bearer(asked(4)));
  }

  @Test
  void onceTheAgencyIsSignedInItsLocationsGoOnAtOnce() {
    tokens(token("up-1", 86_399));
    calls(json(200, CONTACTS));
    minting(locationToken("one", "loc_1", 86_399));
    Connection agency = agency();
    Connection one = at(agency, "loc_1");
    for (int i = 0; i < 8; i++) {
      assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
      now = now.plusSeconds(301);
    }
    Wait.fault(contacts(one));
    assertFalse(one.signIn().orElseThrow().standing().state().usable());
    signIn(agency);
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
    Wait.on(contacts(one));
  }

  @Test
  void aPausedLocationIsItsOwnTroubleAndGoesOnByItself() {
    Connection agency = signedIn(86_399);
    Connection one = at(agency, "loc_1");
    Connection two = at(agency, "loc_2");
    minting(
        json(400, "{'statusCode':400,'message':'Location is not active'}"),
        locationToken("two", "loc_2", 86_399));
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertTrue(fault.getMessage().contains("acme@loc_1 is paused"), fault.getMessage());
    assertEquals(State.INACTIVE, one.signIn().orElseThrow().standing().state());
    Wait.on(contacts(two));
    assertEquals(State.READY, two.signIn().orElseThrow().standing().state());
    assertEquals(State.READY, agency.signIn().orElseThrow().standing().state());
    int before = server.asked().size();
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
    assertEquals(before, server.asked().size());
    now = now.plusSeconds(6);
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(one));
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
  }

  @Test
  void aTokenThatIsRefusedWhereNoneFollowsIsUsedNoMore() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(one));
    now = now.plusSeconds(60);
    calls(json(401, REFUSED));
    minting(json(400, "{'statusCode':400,'message':'Location is not active'}"));
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertTrue(fault.getMessage().contains("is paused"), fault.getMessage());
    assertEquals(State.INACTIVE, one.signIn().orElseThrow().standing().state());
    int before = server.asked().size();
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
    assertEquals(before, server.asked().size());
    now = now.plusSeconds(10);
    calls(json(200, CONTACTS));
    minting(locationToken("two", "loc_1", 86_399));
    Wait.on(contacts(one));
    assertEquals("Bearer two", bearer(asked(server.asked().size() - 1)));
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
  }

  @Test
  void whereTheAppIsNotInstalledOrAScopeLacksItSaysSo() {
    Connection agency = signedIn(86_399);
    minting(
        json(400, "{'statusCode':400,'message':'Location not found'}"),
        json(401, "{'statusCode':401,'message':'The token is not authorized for this scope.'}"));
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(at(agency, "no"))).kind());
    Connection lacking = at(agency, "loc_1");
    String words = Wait.fault(contacts(lacking)).getMessage();
    assertTrue(words.contains("oauth.write") && words.contains("pollen connect acme"), words);
    assertEquals(State.NOT_GRANTED, lacking.signIn().orElseThrow().standing().state());
    assertFalse(State.NOT_GRANTED.passing());
  }

  @Test
  void anAgencysOperationTakesItsOwnTokenAndBudget() {
    Connection one = at(signedIn(86_399), "loc_1");
    TriggerSpec company = CATALOG.trigger("highlevel.company.get").orElseThrow();
    assertEquals("highlevel:cp_1", one.serving(company).account());
    calls(json(200, "{'company':{'id':'cp_1'}}"));
    Wait.on(
        one.serving(company)
            .trigger(company)
            .poll(new Trigger.Ask(Specs.json("{}"), Optional.empty(), Optional.empty())));
    assertEquals("/companies/cp_1", asked(1).uri());
    assertEquals("Bearer up-1", bearer(asked(1)));
  }

  @Test
  void aLocationsOperationByTheAgencyItselfIsNotSent() {
    Connection agency = signedIn(86_399);
    int before = server.asked().size();
    Fault fault = Wait.fault(contacts(agency));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("location: "), fault.getMessage());
    assertEquals(before, server.asked().size());
  }

  @Test
  void anAgencysKeyOpensNoLocation() {
    Connection one = at(open("{'company':'cp_1'}", Optional.empty()), "loc_1");
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("apps only"), fault.getMessage());
    assertEquals(List.of(), server.asked());
  }

  @Test
  void noAnswerIsNoReasonToThinkThatTheAgencysTokenIsTaken() {
    Connection agency = signedIn(86_399);
    Connection one = at(agency, "loc_1");
    minting(json(401, REFUSED), json(503, "{}"));
    Wait.fault(contacts(one));
    assertEquals(State.REVOKED, agency.signIn().orElseThrow().standing().state());
    now = now.plusSeconds(6);
    assertTrue(Wait.fault(contacts(one)).getMessage().contains("503"));
    assertEquals(State.REVOKED, agency.signIn().orElseThrow().standing().state());
  }

  @Test
  void aTokenAddressWithoutAHostIsRefusedInWords() {
    OAuthApp app =
        new OAuthApp(
            "app",
            "hush",
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://my_auth/token"));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> open("{'company':'cp_1'}", Optional.of(app)));
    assertTrue(wrong.getMessage().contains("https://my_auth/token"), wrong::getMessage);
  }
}
