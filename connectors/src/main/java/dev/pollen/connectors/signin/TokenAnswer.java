package dev.pollen.connectors.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What came of asking for a token. */
sealed interface TokenAnswer {

  /** Why there is no token; empty when there is. */
  String words();

  /** Tokens. */
  record Granted(JsonNode reply, Optional<Instant> date) implements TokenAnswer {
    @Override
    public String words() {
      return "";
    }

    @Override
    public String toString() {
      return "tokens";
    }
  }

  /** The system says no: nothing was used up. */
  record Refused(int status, String words) implements TokenAnswer {}

  /** Nothing left this machine, or it was turned away at the door. */
  record Unsent(String words) implements TokenAnswer {}

  /** It left, and no answer came that says what happened. */
  record Unknown(String words) implements TokenAnswer {}
}
