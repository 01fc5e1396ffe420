package dev.pollen.connectors.builtin;

import dev.pollen.engine.spi.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Runs work on files away from the event loops, and puts what goes wrong into words. */
final class Blocking {
  private Blocking() {}

  static <T> Future<T> run(Vertx vertx, String operation, String file, Callable<T> work) {
    return vertx
        .executeBlocking(work, false)
        .recover(failure -> Future.failedFuture(fault(operation, file, failure)));
  }

  private static Throwable fault(String operation, String file, Throwable failure) {
    if (failure instanceof IOException e) {
      return named(operation, FileFaults.of(Path.of(file), e));
    }
    return failure instanceof Fault fault ? named(operation, fault) : failure;
  }

  private static Fault named(String operation, Fault fault) {
    return Fault.of(fault.kind(), operation + ": " + fault.getMessage());
  }
}
