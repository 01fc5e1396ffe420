package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.spi.Standing.State;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** An account below one that signs in with a key: a key opens its own account only. */
record NoSignIn(String connection, String id) implements SignIn, Credentials {

  private String words() {
    return "%s@%s can get no token: %s signs in with a key, and the system gives tokens for the accounts below to apps only (write auth: {oauth: …} in connections.yaml)"
        .formatted(connection, id, connection);
  }

  @Override
  public Future<Optional<Credential>> now() {
    return Future.failedFuture(Fault.of(Fault.Kind.REFUSED, words() + "; nothing was sent"));
  }

  @Override
  public Future<Optional<Credential>> refused(Credential used, String words) {
    return now();
  }

  @Override
  public void accepted() {
    // nothing was asked
  }

  @Override
  public Standing standing() {
    return Standing.of(State.NOT_GRANTED, words());
  }

  @Override
  public String who() {
    return "Nobody can: it takes an app.";
  }

  @Override
  public boolean byBrowser() {
    return false;
  }

  @Override
  public Agreement agreement(Set<String> scopes, String redirect, String state) {
    throw new IllegalArgumentException(words());
  }

  @Override
  public Future<Standing> receive(String code, Agreement agreement) {
    return Future.failedFuture(new IllegalArgumentException(words()));
  }

  @Override
  public Future<Standing> paste(String key) {
    return Future.failedFuture(new IllegalArgumentException(words()));
  }
}
