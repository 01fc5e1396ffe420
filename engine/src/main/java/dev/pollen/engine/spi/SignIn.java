package dev.pollen.engine.spi;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/**
 * How a connection is signed in. Called from any thread; futures complete on any thread and fail
 * with a {@link Fault} that says what to do.
 */
public interface SignIn {

  /** How it stands, as far as is known without asking the system. */
  Standing standing();

  /** Who must act, and how, as a sentence. */
  String who();

  /** Whether a person agrees in a browser; else only a key can be given. */
  boolean byBrowser();

  /**
   * The address at which a person agrees.
   *
   * @param scopes what is asked for, and no more
   * @param state comes back with the code, and proves that the code is the answer to this; empty
   *     where the address is only to be looked at
   */
  Agreement agreement(Set<String> scopes, String redirect, String state);

  /** Takes the code that came back, gets tokens for it and keeps them. */
  Future<Standing> receive(String code, Agreement agreement);

  /** Keeps a key or token that a person was given, in the place of the one before. */
  Future<Standing> paste(String key);

  /**
   * What a person was asked.
   *
   * @param verifier what only we know, where the system proves by it that we asked; never shown
   */
  record Agreement(String address, String redirect, Optional<String> verifier) {
    @Override
    public String toString() {
      return "agreement";
    }
  }
}
