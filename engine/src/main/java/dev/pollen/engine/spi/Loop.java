package dev.pollen.engine.spi;

import io.vertx.core.Future;
import java.util.concurrent.Executor;

/**
 * One single-threaded place where a shard's whole state lives: a Vert.x event loop in the daemon,
 * one virtual thread of time under the simulator.
 *
 * <p>Tasks run one after the other, in the order they were handed in, never inside {@link #execute}
 * itself. Nothing that runs here may block.
 */
public interface Loop extends Timing, Executor {

  /** The same future, completing on this loop whatever thread completes the original. */
  <T> Future<T> bring(Future<T> future);
}
