package dev.pollen.engine.vault;

import java.util.Locale;
import java.util.Set;

/** Names under which a secret stands, wherever they are met: the closed list. */
public final class SecretNames {
  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "proxyauthorization",
          "cookie",
          "setcookie",
          "token",
          "accesstoken",
          "refreshtoken",
          "apikey",
          "xapikey",
          "password",
          "secret",
          "clientsecret");

  private SecretNames() {}

  /** Whether a value of this name is hidden, however the name is written. */
  public static boolean has(String name) {
    return NAMES.contains(plain(name));
  }

  /** A name without what people write differently. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
