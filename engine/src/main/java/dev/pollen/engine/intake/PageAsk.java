package dev.pollen.engine.intake;

import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.time.Duration;

/** Asks for one page: with a permit, given back however it ends, and not waiting for ever. */
final class PageAsk {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Loop loop;
  private final FeedSource source;
  private boolean stopped;

  PageAsk(Loop loop, FeedSource source) {
    this.loop = loop;
    this.source = source;
  }

  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  Future<Page> page(Reading reading) {
    return loop.bring(source.permit(reading.inputs)).compose(permit -> ask(permit, reading));
  }

  private Future<Page> ask(Permits.Permit permit, Reading reading) {
    if (stopped) {
      permit.unused();
      return Future.failedFuture(Fault.of(Fault.Kind.NOT_DONE, "the engine stops"));
    }
    return loop.bring(permit.leave())
        .compose(free -> Deadline.within(loop, asked(reading), PATIENCE, this::noAnswer))
        .onSuccess(page -> permit.ended(page.rate()))
        .onFailure(permit::failed);
  }

  private Future<Page> asked(Reading reading) {
    try {
      return source.trigger().poll(reading.ask(loop.now()));
    } catch (RuntimeException | StackOverflowError e) {
      return Future.failedFuture(e);
    }
  }

  private String noAnswer() {
    return "%s: no answer within %ds".formatted(source.spec().key(), PATIENCE.toSeconds());
  }

  static RateSignal rate(Throwable fault) {
    return fault instanceof Fault known ? known.rate() : RateSignal.NONE;
  }
}
