package dev.pollen.connectors.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.SignInSpec;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.kit.MemoryJournal;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.SignIn.Agreement;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person agrees to: the address that asks for it, and the tokens that a code becomes. */
class OAuthSignInTest extends SignInBench {
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
}
