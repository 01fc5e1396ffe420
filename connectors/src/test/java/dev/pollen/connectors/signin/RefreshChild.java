package dev.pollen.connectors.signin;

import dev.pollen.connectors.signin.SignInRig.Opened;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** One process that needs a token all the time, for many callers at once. */
final class RefreshChild {
  /** It ended because nobody but a person can bring the connection back. */
  static final int GAVE_UP = 9;

  private static final int CALLERS = 16;
  private static final long PAUSE_NANOS = 50_000_000;

  private RefreshChild() {}

  static Process start(Path folder, Issuer issuer) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RefreshChild.class.getName(),
            folder.toString(),
            issuer.address(),
            issuer.app().clientId(),
            issuer.app().clientSecret())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("child.log").toFile())
        .start();
  }

  static String log(Path folder) throws IOException {
    return Files.readString(folder.resolve("child.log"));
  }

  public static void main(String[] arguments) {
    Vertx vertx = RefreshCrash.vertx();
    Path folder = Path.of(arguments[0]);
    OAuthApp app =
        new OAuthApp(
            arguments[2], arguments[3], Optional.empty(), Optional.empty(), Optional.empty());
    Windows windows = new Windows(folder.resolve("windows"));
    Opened opened =
        SignInRig.open(
            folder, arguments[1], app, vertx, vault -> new TimedVault(vault, windows::add));
    while (need(opened)) {
      // again and again
    }
    System.exit(GAVE_UP);
  }

  /** False when there is no more use in asking. */
  private static boolean need(Opened opened) {
    try {
      opened.tokens(CALLERS);
      return true;
    } catch (CompletionException none) {
      State state = opened.oauth().standing().state();
      if (!state.usable() && !state.passing()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      return true;
    }
  }
}
