package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.JournalFault;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A read that the journal refuses for a reason that passes is asked again until it is answered: it
 * says nothing of the run that it was asked for.
 */
final class Patience {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private Patience() {}

  /** Complete at once where the answer is; else it completes on the loop. */
  static <T> Future<T> ask(Loop loop, Supplier<Future<T>> question) {
    Future<T> asked = question.get();
    return asked.succeeded()
        ? asked
        : loop.bring(asked).recover(fault -> refused(loop, question, fault));
  }

  private static <T> Future<T> refused(Loop loop, Supplier<Future<T>> question, Throwable fault) {
    if (!(fault instanceof JournalFault known) || !known.passing()) {
      return Future.failedFuture(fault);
    }
    Promise<Void> over = Promise.promise();
    loop.after(AGAIN, over::complete);
    return over.future().compose(done -> ask(loop, question));
  }
}
