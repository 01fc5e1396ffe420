package dev.pollen.engine.spi;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import io.vertx.core.Future;
import java.util.Optional;

/** A user's account at a system, opened. Its methods are called on event loops and never block. */
public interface Connection {

  /**
   * Who this is at the system, the same for every connection to the same account ({@code
   * highlevel:loc_1}); budgets and feeds belong to it. Systems without accounts answer the system's
   * key.
   */
  String account();

  /**
   * The address it speaks to ({@code https://services.example.com}), the same for every connection
   * that speaks to it; empty where that is no single one. While it does not answer, calls wait.
   */
  default Optional<String> host() {
    return Optional.empty();
  }

  /**
   * The connection to an account below this one's, such as an agency's to one of its sub-accounts;
   * empty where there are none. Makes no call, keeps nothing open of its own, and is closed with
   * this one.
   *
   * @param id the account's, as the system has it
   */
  default Optional<Connection> below(String id) {
    return Optional.empty();
  }

  /** As whom an operation is called: some take the token, and the budget, of the account above. */
  default Connection serving(OperationSpec spec) {
    return this;
  }

  /** Makes the reader of one trigger. Called once per feed. */
  Trigger trigger(TriggerSpec spec);

  /** Makes the performer of one action. Called once per operation and connection. */
  Action action(ActionSpec spec);

  /** How a person signs it in, and how that stands; empty for what needs none. */
  default Optional<SignIn> signIn() {
    return Optional.empty();
  }

  /** A harmless call that proves the connection works; fails with a {@link Fault}. */
  Future<Void> check();

  /**
   * Whether {@link #check} sends a request, which then has its place in the budget and says whether
   * the host answers; false where there is nothing to call, or only a token to be had.
   */
  default boolean checkCalls() {
    return true;
  }

  /** Called once, after the last poll and action ended. */
  Future<Void> close();
}
