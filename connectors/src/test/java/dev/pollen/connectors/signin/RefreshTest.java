package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A token is got anew ahead of its end or when it is refused: once, however many need it, and
 * durable before it is used.
 */
class RefreshTest extends SignInBench {
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
}
