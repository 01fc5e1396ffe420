package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The dispatchers of all loops, each asked on its own. */
final class Dispatchers {
  private final Map<Loop, Dispatcher> byLoop = new LinkedHashMap<>();
  private volatile Function<RunRecord, Loop> home;

  Dispatchers(Collection<Dispatcher> all) {
    all.forEach(dispatcher -> byLoop.put(dispatcher.loop(), dispatcher));
    Loop first = byLoop.keySet().iterator().next();
    this.home = run -> first;
  }

  /** From now on a run that is not on the heap belongs where this says. */
  void home(Function<RunRecord, Loop> where) {
    home = where;
  }

  Dispatcher at(Loop loop) {
    return byLoop.get(loop);
  }

  Dispatcher home(RunRecord run) {
    return byLoop.get(home.apply(run));
  }

  /** Where the run is on the heap or has its lane, though its feed may be gone; else its home. */
  Future<Dispatcher> keeper(RunRecord run) {
    return ofEach(one -> one.keeps(run.id()))
        .map(
            found ->
                found.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseGet(() -> home(run)));
  }

  /** Every dispatcher's answer, each given on its loop. */
  <T> Future<Map<Dispatcher, T>> ofEach(Function<Dispatcher, T> question) {
    return each(dispatcher -> Future.succeededFuture(question.apply(dispatcher)));
  }

  /** Completes when all have. */
  <T> Future<Map<Dispatcher, T>> each(Function<Dispatcher, Future<T>> work) {
    Map<Dispatcher, Future<T>> asked = new LinkedHashMap<>();
    byLoop.values().forEach(one -> asked.put(one, on(one, work)));
    return Future.join(List.copyOf(asked.values()))
        .map(
            done -> {
              Map<Dispatcher, T> answers = new LinkedHashMap<>();
              asked.forEach((one, answer) -> answers.put(one, answer.result()));
              return answers;
            });
  }

  /** Does something on a dispatcher's loop. */
  static <T> Future<T> on(Dispatcher dispatcher, Function<Dispatcher, Future<T>> work) {
    Promise<T> promise = Promise.promise();
    dispatcher
        .loop()
        .execute(() -> Future.succeededFuture(dispatcher).compose(work).onComplete(promise));
    return promise.future();
  }

  static void tell(Dispatcher dispatcher, Consumer<Dispatcher> work) {
    dispatcher.loop().execute(() -> work.accept(dispatcher));
  }
}
