package dev.pollen.connectors.signin;

import dev.pollen.catalog.SubAccounts;
import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import java.util.Optional;

/** For an operation of an account below, called by the one above: nothing is sent. */
public record WrongAccount(String operation, String connection, SubAccounts spec)
    implements Credentials {

  @Override
  public Future<Optional<Credential>> now() {
    return Future.failedFuture(
        Fault.of(
            Fault.Kind.REFUSED,
            "%s takes the token of one %s, and %s is the account above: say '%s: …' beside the connection; nothing was sent"
                .formatted(operation, spec.field(), connection, spec.field())));
  }

  @Override
  public Future<Optional<Credential>> refused(Credential used, String words) {
    return now();
  }

  @Override
  public void accepted() {
    // nothing was asked
  }
}
