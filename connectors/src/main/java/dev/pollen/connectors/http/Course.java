package dev.pollen.connectors.http;

import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One call with all the requests that it takes: redirects, and one with another credential. Knows
 * what must not be seen of it. Any thread.
 */
final class Course {
  private final Supplier<Secrets> secrets;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile boolean elsewhere;

  Course(Supplier<Secrets> secrets) {
    this.secrets = secrets;
  }

  /** A request leaves for the host that the call is for. */
  void leaves() {
    requests.incrementAndGet();
  }

  /** The next request goes to the host that the call is for, or to one that it sent us to. */
  void goes(boolean away) {
    elsewhere = away;
  }

  Secrets secrets() {
    return secrets.get();
  }

  /** What the last reply said, and how many requests left that no permit stands for. */
  RateSignal rate(RateSignal said) {
    return said.after(Math.max(0, requests.get() - 1));
  }

  /** The call's failure, as it may be told. */
  <T> Future<T> failed(Throwable failure) {
    return Future.failedFuture(failure instanceof Fault fault ? told(fault) : failure);
  }

  private Fault told(Fault fault) {
    Fault told = fault.told(secrets().hide(fault.getMessage()), rate(fault.rate()));
    return elsewhere ? told.fromElsewhere() : told;
  }
}
