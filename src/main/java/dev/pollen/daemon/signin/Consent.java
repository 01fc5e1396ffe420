package dev.pollen.daemon.signin;

import dev.pollen.engine.Registry;
import dev.pollen.engine.plan.ScopePlan;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import java.util.Optional;
import java.util.Set;

/**
 * What a person agreed to for one connection, and where they would agree to what recipes need. Only
 * for looking at: asks nobody and begins no sign-in.
 *
 * @param granted what the connection may do; empty: nobody told
 * @param why nobody told; empty where somebody did
 * @param address asks for exactly what recipes need; what proves that we asked is added by a
 *     sign-in, and is not in it; empty where nobody agrees in a browser
 */
public record Consent(Optional<Set<String>> granted, String why, Optional<String> address) {

  /** Nobody told, and there is no address. */
  public static Consent unknown(String why) {
    return new Consent(Optional.empty(), why, Optional.empty());
  }

  /** The same, told by somebody else. */
  public Consent told(Set<String> scopes) {
    return new Consent(Optional.of(scopes), "", address);
  }

  /**
   * Opens the connection to look at it; makes no call.
   *
   * @param redirect where the browser comes back to, unless the settings say another place
   */
  public static Consent of(
      ConnectionSettings settings, ScopePlan needs, String redirect, Registry registry, Host host) {
    Connection connection;
    try {
      connection = registry.connector(settings.system()).orElseThrow().open(settings, host);
    } catch (IllegalArgumentException e) {
      return unknown(String.valueOf(e.getMessage()));
    }
    Optional<SignIn> signIn = connection.signIn();
    Standing standing =
        signIn
            .map(SignIn::standing)
            .orElseGet(() -> Standing.of(Standing.State.READY, "it needs no sign-in"));
    Optional<Set<String>> granted = Optional.of(standing.scopes()).filter(all -> !all.isEmpty());
    Optional<String> address =
        signIn.filter(SignIn::byBrowser).map(it -> address(it, settings, needs, redirect));
    return new Consent(granted, granted.isPresent() ? "" : standing.words(), address);
  }

  private static String address(
      SignIn signIn, ConnectionSettings settings, ScopePlan needs, String usualRedirect) {
    String redirect = settings.app().flatMap(OAuthApp::redirect).orElse(usualRedirect);
    return signIn.agreement(needs.needed().keySet(), redirect, "").address();
  }
}
