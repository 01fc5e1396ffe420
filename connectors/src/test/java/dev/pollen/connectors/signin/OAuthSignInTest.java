package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SignInSpec;
import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.Disk;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn.Agreement;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.vault.KeySource;
import dev.pollen.engine.vault.Scrubber;
import dev.pollen.engine.vault.StoreVault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuthSignInTest {
  private static final SignInSpec.OAuth SPEC =
      new SignInSpec.OAuth(
          Optional.of("https://vendor.example/choose"),
          "/oauth/token",
          "An admin agrees.",
          Map.of("loginWindowOpenMode", "self"),
          Map.of("user_type", "Location"),
          Map.of("location", "locationId", "company", "companyId"),
          false,
          Optional.of("Location is not active"));

  /** Of an app that acts for itself. */
  private static final SignInSpec.OAuth OWN =
      new SignInSpec.OAuth(
          Optional.empty(),
          "/oauth/token",
          "",
          Map.of(),
          Map.of(),
          Map.of(),
          false,
          Optional.empty());

  private static Vertx vertx;

  @TempDir private Path folder;
  private final Disk disk = new Disk();
  private final java.util.concurrent.ExecutorService one = Executors.newSingleThreadExecutor();
  private final AtomicInteger refusedWrite = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private TokenServer server;
  private TokenEndpoint endpoint;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
  }

  @AfterAll
  static void close() {
    done(vertx.close());
  }

  @BeforeEach
  void begin() {
    server = TokenServer.start(vertx);
  }

  @AfterEach
  void end() {
    server.close();
    one.shutdown();
  }

  private static <T> T done(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private static Throwable fault(Future<?> future) {
    try {
      done(future);
    } catch (CompletionException e) {
      return e.getCause();
    }
    throw new AssertionError("should have failed");
  }

  /** A journal that may be shared, as one of several processes' would be. */
  private Vault vault(boolean shared) {
    Executor late = task -> one.execute(task);
    MemoryJournal journal = new MemoryJournal(disk, late, changes -> fate());
    Vault kept =
        done(
            StoreVault.open(
                journal,
                KeySource.of(Map.of(), folder.resolve("pollen.key")),
                new Scrubber(),
                Runnable::run));
    return shared ? new SharedVault(kept) : kept;
  }

  private MemoryJournal.Fate fate() {
    boolean refused = refusedWrite.getAndUpdate(left -> Math.max(0, left - 1)) == 1;
    return refused ? MemoryJournal.Fate.REFUSED : MemoryJournal.Fate.KEPT;
  }

  private OAuthSignIn signIn() {
    return signIn(vault(false));
  }

  private OAuthSignIn signIn(Vault vault) {
    return signIn(vault, SPEC);
  }

  private Host host(Vault vault, Duration timeout) {
    return new Host(
        vertx,
        new Catalog(List.of(), List.of()),
        () -> now,
        ZoneOffset.UTC,
        folder,
        folder,
        timeout,
        vault);
  }

  private OAuthSignIn signIn(Vault vault, SignInSpec.OAuth spec) {
    return signIn(vault, spec, Map.of("location", "loc_1"));
  }

  private OAuthSignIn signIn(Vault vault, SignInSpec.OAuth spec, Map<String, String> account) {
    Host host = host(vault, Duration.ofSeconds(5));
    endpoint = new TokenEndpoint(URI.create(server.address() + "/oauth/token"), host);
    OAuthApp app =
        new OAuthApp(
            "app-1", "canary-client", Optional.empty(), Optional.empty(), Optional.empty());
    return new OAuthSignIn("acme", app, spec, account, endpoint, host);
  }

  private static void signedIn(OAuthSignIn signIn) {
    Agreement agreement =
        signIn.agreement(Set.of("contacts.readonly"), "http://127.0.0.1:1/cb", "state-1");
    done(signIn.receive("code-1", agreement));
  }

  private static String token(OAuthSignIn signIn) {
    return done(signIn.now()).orElseThrow().secret();
  }

  private void later(Duration span) {
    now = now.plus(span);
  }

  @Test
  void theAddressAsksForTheScopesAndCarriesTheState() {
    Agreement agreement =
        signIn().agreement(Set.of("b.write", "a.readonly"), "http://127.0.0.1:1/cb", "s 1");
    assertEquals(
        "https://vendor.example/choose?client_id=app-1&loginWindowOpenMode=self"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcb&response_type=code"
            + "&scope=a.readonly%20b.write&state=s%201",
        agreement.address());
    assertEquals(Optional.empty(), agreement.verifier());
  }

  @Test
  void aCodeBecomesTokensThatSurviveARestart() {
    signedIn(signIn());
    Map<String, String> form = server.asked().get(0);
    assertEquals("authorization_code", form.get("grant_type"));
    assertEquals("code-1", form.get("code"));
    assertEquals("http://127.0.0.1:1/cb", form.get("redirect_uri"));
    assertEquals("Location", form.get("user_type"));
    OAuthSignIn after = signIn();
    assertEquals(server.access(), token(after));
    Standing standing = after.standing();
    assertEquals(State.READY, standing.state());
    assertEquals(Set.of("contacts.readonly", "contacts.write"), standing.scopes());
    assertEquals(Map.of("location", "loc_1", "company", "com_1"), standing.granted());
    assertEquals(Optional.of(now.plusSeconds(86_399)), standing.expires());
  }

  @Test
  void anotherLocationThanTheSettingsSayIsRefusedAndNotKept() {
    server.location("loc_2");
    OAuthSignIn signIn = signIn();
    Throwable fault =
        fault(signIn.receive("code-1", signIn.agreement(Set.of(), "http://127.0.0.1:1/cb", "s")));
    assertTrue(fault.getMessage().contains("location loc_2, but connections.yaml says loc_1"));
    assertEquals(State.NOT_SIGNED_IN, signIn.standing().state());
  }

  @Test
  void whoIsNotSignedInIsToldWhatToDoAndNothingIsSent() {
    Fault fault = assertInstanceOf(Fault.class, fault(signIn().now()));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertTrue(fault.getMessage().contains("pollen connect acme"), fault.getMessage());
    assertEquals(0, server.asked().size());
  }

  @Test
  void manyWhoNeedATokenAtOnceRefreshItOnce() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    List<Future<Optional<Credential>>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(signIn.now());
    }
    Set<String> tokens = new HashSet<>();
    all.forEach(each -> tokens.add(done(each).orElseThrow().secret()));
    assertEquals(Set.of("canary-access-2"), tokens);
    assertEquals(2, server.asked().size());
  }

  @Test
  void aTokenIsRefreshedAheadOfItsEnd() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofSeconds(86_399 - 301));
    assertEquals("canary-access-1", token(signIn));
    later(Duration.ofSeconds(2));
    assertEquals("canary-access-2", token(signIn));
  }

  @Test
  void whileRefreshingAheadFailsTheOldTokenIsUsed() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    server.mood(Mood.BUSY);
    later(Duration.ofSeconds(86_399 - 60));
    assertEquals("canary-access-1", token(signIn));
    assertEquals(State.READY, signIn.standing().state());
  }

  @Test
  void theNewPairIsDurableBeforeItIsUsed() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    token(signIn);
    assertEquals("canary-access-2", token(signIn()));
    assertEquals(2, server.asked().size());
  }

  @Test
  void aFullDiskHoldsTheNewPairUntilTheStoreTakesIt() {
    OAuthSignIn signIn = signIn(vault(false));
    signedIn(signIn);
    later(Duration.ofDays(1));
    refusedWrite.set(2); // the first one brings the mark, the second one the new pair
    assertEquals("canary-access-2", token(signIn));
    assertEquals("canary-access-2", token(signIn()));
    assertEquals(2, server.asked().size());
  }

  @Test
  void aRefreshTokenThatIsNotTakenMeansRevoked() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    token(signIn);
    later(Duration.ofDays(1));
    signedInElsewhere();
    Fault fault = assertInstanceOf(Fault.class, fault(signIn.now()));
    assertTrue(
        fault.getMessage().contains("no longer takes the refresh token"), fault.getMessage());
    assertEquals(State.REVOKED, signIn.standing().state());
    int asked = server.asked().size();
    fault(signIn.now());
    assertEquals(asked, server.asked().size(), "a person must act first: nobody is asked again");
    signedIn(signIn);
    assertEquals(server.access(), token(signIn));
    assertEquals(State.READY, signIn.standing().state());
  }

  /** Somebody else uses up the refresh token. */
  private void signedInElsewhere() {
    done(endpoint.ask(Map.of("grant_type", "refresh_token", "refresh_token", server.valid())));
  }

  @Test
  void aCrashBetweenTheAnswerAndTheStoreIsToldApartFromRevoked() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    server.mood(Mood.ANSWER_LOST);
    Fault lost = assertInstanceOf(Fault.class, fault(signIn.now()));
    assertTrue(lost.getMessage().contains("nobody knows whether"), lost.getMessage());
    server.mood(Mood.WELL);
    OAuthSignIn restarted = signIn();
    Fault fault = assertInstanceOf(Fault.class, fault(restarted.now()));
    assertTrue(fault.getMessage().contains("a refresh was broken off"), fault.getMessage());
    assertTrue(fault.getMessage().contains("pollen connect acme --replace"), fault.getMessage());
    assertEquals(State.REFRESH_LOST, restarted.standing().state());
  }

  private void putBackFromACopy() {
    Change note = new Change.NotePut("restored", Optional.of(now.toString()));
    done(new MemoryJournal(disk, one).write(List.of(note)));
  }

  @Test
  void aRefreshTokenFromACopyIsNotTriedAndASignInEndsThat() {
    signedIn(signIn());
    later(Duration.ofHours(1));
    putBackFromACopy();
    OAuthSignIn restored = signIn();
    assertEquals(State.RESTORED, restored.standing().state());
    assertFalse(restored.standing().state().usable());
    assertEquals(server.access(), token(restored), "it serves to its end");
    later(Duration.ofDays(1));
    Fault fault = assertInstanceOf(Fault.class, fault(restored.now()));
    assertTrue(fault.getMessage().contains("put back from a copy"), fault.getMessage());
    assertTrue(fault.getMessage().contains("'pollen connect acme'"), fault.getMessage());
    assertEquals(1, server.asked().size(), "the sign-in only");
    signedIn(restored);
    assertEquals(State.READY, restored.standing().state());
    later(Duration.ofDays(1));
    assertEquals(token(restored), server.access());
    assertEquals(State.READY, signIn().standing().state());
  }

  @Test
  void aRefreshThatNeverArrivedIsRepeatedWithTheSameToken() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    server.mood(Mood.BUSY);
    fault(signIn.now());
    assertEquals(State.UNREACHABLE, signIn.standing().state());
    server.mood(Mood.WELL);
    later(Duration.ofMinutes(1));
    assertEquals("canary-access-2", token(signIn));
    assertEquals(State.READY, signIn.standing().state());
  }

  @Test
  void whileItIsUnreachableItIsNotAskedAgainAtOnce() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    server.mood(Mood.BUSY);
    fault(signIn.now());
    int asked = server.asked().size();
    for (int i = 0; i < 10; i++) {
      fault(signIn.now());
    }
    assertEquals(asked, server.asked().size());
  }

  @Test
  void aPausedLocationGoesOnByItself() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    server.mood(Mood.INACTIVE);
    Fault fault = assertInstanceOf(Fault.class, fault(signIn.now()));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertEquals(State.INACTIVE, signIn.standing().state());
    server.mood(Mood.WELL);
    later(Duration.ofMinutes(1));
    assertEquals("canary-access-2", token(signIn));
  }

  @Test
  void aWrongAppIsToldAsThat() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofDays(1));
    server.mood(Mood.WRONG_CLIENT);
    fault(signIn.now());
    assertEquals(State.APP_REFUSED, signIn.standing().state());
  }

  @Test
  void aRefusedTokenIsRefreshedOnceAndAYoungOneIsNot() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    Credential used = done(signIn.now()).orElseThrow();
    assertEquals(Optional.empty(), done(signIn.refused(used, "access token is invalid")));
    assertEquals(State.REVOKED, signIn.standing().state());
    later(Duration.ofMinutes(1));
    Optional<Credential> next = done(signIn.refused(used, "access token is invalid"));
    assertEquals("canary-access-2", next.orElseThrow().secret());
    signIn.accepted();
    assertEquals(State.READY, signIn.standing().state());
    assertEquals(
        "canary-access-2",
        done(signIn.refused(used, "access token is invalid")).orElseThrow().secret());
    assertEquals(2, server.asked().size());
  }

  @Test
  void aMissingScopeIsNoReasonToRefresh() {
    OAuthSignIn signIn = signIn();
    signedIn(signIn);
    later(Duration.ofHours(1));
    Credential used = done(signIn.now()).orElseThrow();
    String words = "The token is not authorized for this scope.";
    assertEquals(Optional.empty(), done(signIn.refused(used, words)));
    assertEquals(State.SCOPE_REFUSED, signIn.standing().state());
    assertEquals(1, server.asked().size());
  }

  @Test
  void theAppsSecretFollowsNoRedirect() {
    OAuthSignIn signIn = signIn();
    server.mood(Mood.ELSEWHERE);
    fault(signIn.receive("code-1", signIn.agreement(Set.of(), "http://127.0.0.1:1/cb", "s")));
    assertEquals(1, server.asked().size());
  }

  @Test
  void ofTwoProcessesOneRefreshesAndTheOtherTakesWhatCame() {
    OAuthSignIn first = signIn(vault(true));
    signedIn(first);
    OAuthSignIn second = signIn(vault(true));
    later(Duration.ofDays(1));
    Future<Optional<Credential>> one = first.now();
    Future<Optional<Credential>> two = second.now();
    assertEquals("canary-access-2", done(one).orElseThrow().secret());
    assertEquals("canary-access-2", done(two).orElseThrow().secret());
    assertEquals(2, server.asked().size());
  }

  @Test
  void theStoreNeverHoldsATokenInClear() {
    signedIn(signIn());
    MemoryJournal journal = new MemoryJournal(disk, task -> one.execute(task));
    for (var row : done(journal.secrets())) {
      String text =
          new Change.SecretPut(row).secret().toString()
              + new String(row.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("canary"));
    }
  }

  @Test
  void anAppThatActsForItselfAsksOnceHoweverManyNeedItsFirstToken() {
    OAuthSignIn signIn = signIn(vault(false), OWN);
    List<Future<Optional<Credential>>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(signIn.now());
    }
    Set<String> tokens = new HashSet<>();
    all.forEach(one -> tokens.add(done(one).orElseThrow().secret()));
    assertEquals(Set.of("canary-access-1"), tokens);
    assertEquals("client_credentials", server.asked().get(0).get("grant_type"));
    assertEquals(1, server.asked().size());
  }

  @Test
  void anAppThatActsForItselfAsksAgainOnlyAfterAPause() {
    OAuthSignIn signIn = signIn(vault(false), OWN);
    server.mood(Mood.WRONG_CLIENT);
    for (int i = 0; i < 20; i++) {
      Fault fault = assertInstanceOf(Fault.class, fault(signIn.now()));
      assertEquals(Fault.Kind.UNSIGNED, fault.kind());
      assertTrue(fault.getMessage().contains("correct connections.yaml"), fault.getMessage());
    }
    assertEquals(1, server.asked().size());
    assertEquals(State.APP_REFUSED, signIn.standing().state());
    later(Duration.ofSeconds(6));
    server.mood(Mood.BUSY);
    fault(signIn.now());
    assertEquals(State.UNREACHABLE, signIn.standing().state());
    later(Duration.ofSeconds(6));
    fault(signIn.now());
    assertEquals(2, server.asked().size(), "the second pause is longer");
    later(Duration.ofSeconds(6));
    server.mood(Mood.WELL);
    assertEquals("canary-access-1", token(signIn));
    assertEquals(State.READY, signIn.standing().state());
  }

  @Test
  void aSubAccountsTokenIsNotKeptForAnAgency() {
    SignInSpec.OAuth agency =
        new SignInSpec.OAuth(
            SPEC.authorize(),
            SPEC.token(),
            SPEC.who(),
            Map.of(),
            Map.of("user_type", "Company"),
            Map.of("company", "companyId", "user_type", "userType"),
            false,
            Optional.empty());
    OAuthSignIn signIn = signIn(vault(false), agency, Map.of("company", "com_1"));
    Agreement agreement = signIn.agreement(Set.of(), "http://127.0.0.1:1/cb", "s");
    String words = fault(signIn.receive("code-1", agreement)).getMessage();
    assertTrue(words.contains("as user_type Location, and the account"), words);
    assertTrue(words.contains("needs Company"), words);
    assertEquals(State.NOT_SIGNED_IN, signIn.standing().state());
  }

  @Test
  void anAnswerThatDoesNotEndIsNotReadToTheEnd() {
    try (FakeServer large = new FakeServer(vertx)) {
      large.answers(FakeServer.Answer.json(200, "\"" + "x".repeat(2 << 20) + "\""));
      Host host = host(vault(false), Duration.ofSeconds(5));
      endpoint = new TokenEndpoint(URI.create(large.url() + "/oauth/token"), host);
      TokenAnswer answer = done(endpoint.ask(Map.of("grant_type", "client_credentials")));
      assertInstanceOf(TokenAnswer.Unknown.class, answer);
      assertTrue(answer.words().contains("larger than 1 MiB"), answer.words());
    }
  }

  /** Else each try would leave one behind, until there are as many as a host may have. */
  @Test
  void aTryThatGetsNoAnswerInTimeLeavesNoConnection() {
    server.mood(Mood.ANSWER_HELD);
    Host host = host(vault(false), Duration.ofMillis(300));
    endpoint = new TokenEndpoint(URI.create(server.address() + "/oauth/token"), host);
    Map<String, String> form = Map.of("grant_type", "client_credentials");
    assertInstanceOf(TokenAnswer.Unknown.class, done(endpoint.ask(form)));
    Wait.on(server.left());
  }
}
