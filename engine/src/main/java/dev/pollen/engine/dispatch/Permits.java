package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;

/**
 * The budget of one account, asked on any loop, answered on the asker's.
 *
 * <p>A permit stands for exactly one request. Polls, calls by hand and runs each have their turn;
 * among runs every recipe has the same share. Nobody is granted a permit while the account is
 * paused by a 429.
 */
public interface Permits {

  /**
   * Waits for a turn. The future fails only when the engine stops, or, by hand, when too many wait
   * already.
   */
  Future<Permit> ask(Purpose purpose, String recipe);

  /** How much of the longest budget is left, in percent; completes on any thread. */
  default Future<Integer> left() {
    return Future.succeededFuture(100);
  }

  /** The same, for calls to this host: while it is silent, they wait for it, too. */
  default Permits to(String host) {
    return this;
  }

  /**
   * One request may be made ready and sent. Until it leaves it counts as one that may leave at any
   * time, however long that takes. Give it back when the call ended, however it ended.
   */
  interface Permit {
    /** Of nobody's budget: where nobody else calls, and nothing is known of what was spent. */
    Permit FREE =
        new Permit() {
          @Override
          public void ended(RateSignal rate) {}

          @Override
          public void unused() {}
        };

    /**
     * The request is ready. Completes when it may leave: at once as a rule, else in a moment, as
     * permits are given about as much ahead as it takes to make a request ready. Not always on the
     * asker's loop.
     */
    default Future<Void> leave() {
      return Future.succeededFuture();
    }

    /** The call ended; the reply said this about the budget. Frees the concurrency slot. */
    void ended(RateSignal rate);

    /** The call failed: besides what {@link #ended} does, a 429 pauses the whole account. */
    default void failed(Throwable fault) {
      ended(fault instanceof Fault known ? known.rate() : RateSignal.NONE);
    }

    /** The call was not made after all: the request does not count. */
    void unused();
  }

  /** What a request is for. */
  enum Purpose {
    POLL,
    BY_HAND,
    RUN
  }
}
