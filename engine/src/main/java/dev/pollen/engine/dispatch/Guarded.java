package dev.pollen.engine.dispatch;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Permits for calls to one host: while it does not answer, polls and runs wait for it, before they
 * take part in the budget. What a person does tries at once.
 */
final class Guarded implements Permits {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Permits permits;
  private final Circuit circuit;
  private final Loop asker;

  Guarded(Permits permits, Circuit circuit, Loop asker) {
    this.permits = permits;
    this.circuit = circuit;
    this.asker = asker;
  }

  @Override
  public Future<Permit> ask(Purpose purpose, String recipe) {
    return purpose == Purpose.BY_HAND
        ? permits.ask(purpose, recipe).map(permit -> new Watched(permit, false))
        : circuit
            .turn(asker, purpose)
            .compose(trying -> trying ? tried(purpose, recipe) : asked(purpose, recipe));
  }

  private Future<Permit> asked(Purpose purpose, String recipe) {
    return permits.ask(purpose, recipe).compose(permit -> granted(permit, false, purpose, recipe));
  }

  private Future<Permit> tried(Purpose purpose, String recipe) {
    Turn turn = new Turn();
    return permits
        .ask(purpose, recipe)
        .compose(permit -> granted(permit, turn.isKept(), purpose, recipe));
  }

  /**
   * To be the one that tries. Given up when the budget has no room for it: whose account has spent
   * its day must not keep all others from the host for as long.
   */
  private final class Turn {
    private final Alarm late = asker.after(PATIENCE, this::giveUp);
    private boolean kept = true;

    private void giveUp() {
      kept = false;
      circuit.forgone(asker);
    }

    private boolean isKept() {
      late.cancel();
      return kept;
    }
  }

  @Override
  public Future<Integer> left() {
    return permits.left();
  }

  /** The host may have gone silent while this one waited for the budget. */
  private Future<Permit> granted(Permit permit, boolean trying, Purpose purpose, String recipe) {
    if (trying || circuit.admits()) {
      return Future.succeededFuture(new Watched(permit, trying));
    }
    permit.unused();
    return ask(purpose, recipe);
  }

  /** Tells what came of the call, on any thread, once. */
  private final class Watched implements Permit {
    private final Permit permit;
    private final boolean trying;

    private Watched(Permit permit, boolean trying) {
      this.permit = permit;
      this.trying = trying;
    }

    @Override
    public Future<Void> leave() {
      return permit.leave();
    }

    @Override
    public void ended(RateSignal rate) {
      permit.ended(rate);
      asker.execute(circuit::answered);
    }

    @Override
    public void failed(Throwable fault) {
      permit.failed(fault);
      asker.execute(() -> failed(Optional.of(fault)));
    }

    @Override
    public void unused() {
      permit.unused();
      asker.execute(() -> failed(Optional.empty()));
    }

    /** What is no fault is a defect of ours, and says nothing of the host. */
    private void failed(Optional<Throwable> why) {
      if (why.orElse(null) instanceof Fault known) {
        circuit.failed(known, trying, asker);
      } else if (trying) {
        circuit.forgone(asker);
      }
    }
  }
}
