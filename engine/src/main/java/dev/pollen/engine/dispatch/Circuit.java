package dev.pollen.engine.dispatch;

import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.HostStatus;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * Whether a host answers. After several calls in a row that got no answer (no connection, a
 * timeout, 5xx) nobody calls it for a while; then one tries: a poll if one waits, since what a poll
 * asks is never in doubt. If it gets an answer, all go on; if not, the while is twice as long.
 *
 * <p>Who waits has not called: no try is used up and no slot is held. Any answer will do: what a
 * system refuses, it was there to refuse. May be shared by loops.
 *
 * <p>Our own: what circuit breakers from libraries refuse at once has to wait here, in turn, on
 * time that is a parameter; all they would bring besides is a counter.
 */
final class Circuit {
  private static final int ERRORS = 500;

  private final String host;
  private final ArrayDeque<Waiter> polls = new ArrayDeque<>();
  private final ArrayDeque<Waiter> others = new ArrayDeque<>();
  private CircuitState state = CircuitState.closed();

  Circuit(String host) {
    this.host = host;
  }

  private record Waiter(Loop loop, Promise<Boolean> turn) {
    void go(boolean trying) {
      loop.execute(() -> turn.complete(trying));
    }
  }

  /** Whether anybody may call. */
  synchronized boolean admits() {
    return state.admits();
  }

  /**
   * Completes on the loop, with false when everybody may call, with true when the caller is the one
   * to try: then {@link #answered}, {@link #failed} or {@link #forgone} must follow.
   */
  synchronized Future<Boolean> turn(Loop loop, Purpose purpose) {
    if (state.admits()) {
      return Future.succeededFuture(false);
    }
    Waiter waiter = new Waiter(loop, Promise.promise());
    (purpose == Purpose.POLL ? polls : others).add(waiter);
    due(loop.now());
    return waiter.turn.future();
  }

  /** A call got an answer, whatever it was. */
  synchronized void answered() {
    state = CircuitState.closed();
    while (waiting() > 0) {
      next().go(false);
    }
  }

  /**
   * A call failed. Where it was redirected to another host, this one did answer. Where no status
   * came and nothing was sent either, that was our own doing (a rule of the network, a full disk, a
   * token that is wanting), and says nothing of the host.
   */
  void failed(Fault fault, boolean trying, Loop loop) {
    if (fault.isElsewhere()) {
      answered();
    } else if (isSilence(fault)) {
      silent(trying, loop);
    } else if (fault.status() != 0) {
      answered();
    } else if (trying) {
      forgone(loop);
    }
  }

  private static boolean isSilence(Fault fault) {
    return switch (fault.kind()) {
      case UNREACHABLE -> true;
      case UNKNOWN -> fault.status() == 0 || fault.status() >= ERRORS;
      case NOT_DONE -> fault.status() >= ERRORS;
      default -> false;
    };
  }

  private synchronized void silent(boolean trying, Loop loop) {
    boolean admitted = state.admits();
    if (admitted || trying) {
      state = state.failed(loop.now());
    }
    if (!state.admits() && (admitted || trying)) {
      loop.after(state.rest().plusMillis(1), () -> dueNow(loop));
    }
  }

  /** The one that was to try does not. */
  synchronized void forgone(Loop loop) {
    state = state.forgone(loop.now());
    due(loop.now());
  }

  private synchronized void dueNow(Loop loop) {
    due(loop.now());
  }

  private void due(Instant now) {
    if (waiting() > 0 && state.isDue(now)) {
      state = state.trying();
      next().go(true);
    }
  }

  private int waiting() {
    return polls.size() + others.size();
  }

  private Waiter next() {
    return polls.isEmpty() ? others.remove() : polls.remove();
  }

  synchronized HostStatus status() {
    return new HostStatus(host, state.shown(), state.since(), state.until(), waiting());
  }
}
