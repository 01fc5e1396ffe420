package dev.pollen.connectors.signin;

import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Tells how long each new pair of tokens was in memory only: from when it is handed in until it is
 * durable, in nanoseconds.
 */
final class TimedVault extends PassedVault {
  private final LongConsumer window;

  TimedVault(Vault vault, LongConsumer window) {
    super(vault);
    this.window = window;
  }

  @Override
  public Future<Kept> keep(String name, Optional<Kept> before, Kept now) {
    long began = System.nanoTime();
    boolean tokens = !now.secret("access").equals(before.flatMap(kept -> kept.secret("access")));
    Future<Kept> kept = super.keep(name, before, now);
    return tokens ? kept.onSuccess(done -> window.accept(System.nanoTime() - began)) : kept;
  }
}
