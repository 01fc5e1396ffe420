package dev.pollen.engine.dispatch;

import dev.pollen.catalog.SystemSpec.Budget;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * So many requests in so long: what of it was sent, and how long the next one has to wait. Belongs
 * to one loop.
 *
 * <p>What a reply's headers say may only lower what remains: others spend, too.
 */
interface Allowance {

  Budget budget();

  /**
   * How long until one more may be sent.
   *
   * @param inHand how many may arrive at any time and have not yet, as far as is known
   */
  Duration wait(Instant now, int inHand);

  /**
   * Sees to it that what is about to leave may leave.
   *
   * @param more told when more may leave than before
   */
  default void ahead(Instant now, int inHand, Runnable more) {}

  /** A request has arrived. */
  void sent(Instant now);

  /**
   * The system says that no more than this is left.
   *
   * @param inHand how many may have arrived and do not count here yet
   * @param asked when the request left whose reply says so
   */
  void lower(OptionalInt remaining, int inHand, Instant asked, Instant now);

  /**
   * The system says that it allows no more than this in all. Never raises the budget itself; a
   * smaller limit said before stands until the window is over in which it was said.
   */
  default void atMost(OptionalInt limit, Instant now) {}

  /** How many may still be sent just now. */
  int left(Instant now);

  /** Nothing counts against the budget any more. */
  boolean isUnused(Instant now);

  /** Nothing leaves any more for now; completes when what was spent is as durable as it will be. */
  default Future<Void> close(Instant now) {
    return Future.succeededFuture();
  }

  /** Counts as spent what an earlier process may have sent until then. */
  void restarted(Instant at);
}
