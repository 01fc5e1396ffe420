package dev.pollen.connectors.signin;

import io.vertx.core.Future;
import java.util.Optional;

/** Gives a connection's calls their credential. Any thread; futures complete on any thread. */
public interface Credentials {

  /** None is needed. */
  Credentials NONE =
      new Credentials() {
        @Override
        public Future<Optional<Credential>> now() {
          return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<Optional<Credential>> refused(Credential used, String words) {
          return now();
        }

        @Override
        public void accepted() {
          // nothing stands differently
        }
      };

  /**
   * The credential for a call that is about to leave. Fails with a {@link
   * dev.pollen.engine.spi.Fault} that says that nothing was sent, and what to do.
   */
  Future<Optional<Credential>> now();

  /**
   * The system answered 401 to it. Another credential, if there is one with which the call is worth
   * repeating; asked for once a call.
   *
   * @param words the reply's
   */
  Future<Optional<Credential>> refused(Credential used, String words);

  /** The system took the last one. */
  void accepted();
}
