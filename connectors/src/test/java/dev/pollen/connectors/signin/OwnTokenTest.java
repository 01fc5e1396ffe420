package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An app that acts for itself: it gets its tokens without a person, and without haste. */
class OwnTokenTest extends SignInBench {
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
}
