package dev.pollen.engine.dispatch;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Many questions to the journal, asked so that they never fill its queue. */
final class Slices {
  private static final int SIZE = 256;

  private Slices() {}

  /** Asks one slice after the other; a question that fails ends it. */
  static <Q, A> Future<Void> each(List<Q> questions, Function<Q, Future<A>> asked) {
    Future<Void> all = Future.succeededFuture();
    for (int from = 0; from < questions.size(); from += SIZE) {
      List<Q> slice = questions.subList(from, Math.min(from + SIZE, questions.size()));
      all = all.compose(done -> Future.all(slice.stream().map(asked).toList()).mapEmpty());
    }
    return all;
  }
}
