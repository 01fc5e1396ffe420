package dev.pollen.engine.kit;

import io.vertx.core.AsyncResult;
import io.vertx.core.Completable;
import io.vertx.core.Expectation;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.impl.future.FutureImpl;
import java.util.function.Function;
import java.util.function.Supplier;

/** A future that knows whether anybody would hear of its failure. */
final class Heeded<T> extends FutureImpl<T> implements Promise<T> {
  private final Unheard unheard;
  private final String place;
  private boolean heard;

  Heeded(Unheard unheard, String place) {
    this.unheard = unheard;
    this.place = place;
    super.addListener((value, failure) -> ended(failure));
  }

  private void ended(Throwable failure) {
    if (failure != null) {
      unheard.failed(this);
    }
  }

  boolean isHeard() {
    return heard;
  }

  String place() {
    return place;
  }

  @Override
  public Future<T> future() {
    return this;
  }

  @Override
  public void addListener(Completable<? super T> listener) {
    heard = true;
    super.addListener(listener);
  }

  /** Who hears only of success does not hear of failure. */
  @Override
  public Future<T> onComplete(Handler<? super T> success, Handler<? super Throwable> failure) {
    boolean before = heard;
    super.onComplete(success, failure);
    heard = before || failure != null;
    return this;
  }

  private <U> Future<U> followed(Future<U> made) {
    Heeded<U> next = unheard.made();
    made.onComplete((Completable<U>) next);
    return next;
  }

  @Override
  public <U> Future<U> compose(
      Function<? super T, Future<U>> success, Function<Throwable, Future<U>> failure) {
    return followed(super.compose(success, failure));
  }

  @Override
  public <U> Future<U> transform(Function<AsyncResult<T>, Future<U>> both) {
    return followed(super.transform(both));
  }

  @Override
  public <U> Future<T> eventually(Supplier<Future<U>> then) {
    return followed(super.eventually(then));
  }

  @Override
  public <U> Future<U> map(Function<? super T, U> made) {
    return followed(super.map(made));
  }

  @Override
  public <V> Future<V> map(V value) {
    return followed(super.map(value));
  }

  @Override
  public Future<T> otherwise(Function<Throwable, T> made) {
    return followed(super.otherwise(made));
  }

  @Override
  public Future<T> otherwise(T value) {
    return followed(super.otherwise(value));
  }

  @Override
  public Future<T> expecting(Expectation<? super T> expected) {
    return followed(super.expecting(expected));
  }
}
