package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Standing.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refresh that fails: what that says of the sign-in, and whether it goes on by itself. */
class RefreshFailedTest extends SignInBench {
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
}
