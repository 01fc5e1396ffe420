package dev.pollen.daemon.cli;

import io.vertx.core.Future;

/** Makes calls by hand: itself, or by the daemon that holds the tokens. */
interface Calling extends AutoCloseable {

  /** Never fails: what went wrong is a result. */
  Future<CallResult> call(Call call);

  @Override
  void close();
}
