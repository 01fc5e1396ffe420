package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.FakeServer;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.connectors.signin.TokenServer.Mood;
import dev.pollen.engine.spi.Host;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the token endpoint is asked: no further than it stands, and no longer than it takes. */
class TokenEndpointTest extends SignInBench {
  @Test
  void theAppsSecretFollowsNoRedirect() {
    OAuthSignIn signIn = signIn();
    server.mood(Mood.ELSEWHERE);
    fault(signIn.receive("code-1", signIn.agreement(Set.of(), "http://127.0.0.1:1/cb", "s")));
    assertEquals(1, server.asked().size());
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
    Host host = host(vault(false), Duration.ofSeconds(2));
    endpoint = new TokenEndpoint(URI.create(server.address() + "/oauth/token"), host);
    Map<String, String> form = Map.of("grant_type", "client_credentials");
    assertInstanceOf(TokenAnswer.Unknown.class, done(endpoint.ask(form)));
    Wait.on(server.left());
  }
}
