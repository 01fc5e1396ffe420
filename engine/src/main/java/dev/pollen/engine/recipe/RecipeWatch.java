package dev.pollen.engine.recipe;

import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at a recipe folder every so often and tells once it has changed and then been quiet for a
 * look, so that a half-saved set of files is never taken up. The disk is read on the given
 * executor, the listener is called on the loop.
 */
public final class RecipeWatch {
  private final RecipeFolder folder;
  private final Loop loop;
  private final Executor disk;
  private final Duration quiet;
  private final Consumer<RecipeSet> listener;
  private String taken;
  private String seen;
  private Alarm alarm = () -> {};
  private boolean closed;

  /**
   * @param quiet how long the folder must be unchanged, and how often it is looked at
   */
  public RecipeWatch(
      RecipeFolder folder, Loop loop, Executor disk, Duration quiet, Consumer<RecipeSet> listener) {
    this.folder = folder;
    this.loop = loop;
    this.disk = disk;
    this.quiet = quiet;
    this.listener = listener;
  }

  /** Begins; what the folder was like when it was last read counts as taken up. */
  public Future<Void> start() {
    return onDisk(folder::taken).map(this::began);
  }

  private Void began(String print) {
    taken = print;
    seen = print;
    again();
    return null;
  }

  /** No more looks. */
  public void close() {
    closed = true;
    alarm.cancel();
  }

  private void again() {
    if (!closed) {
      alarm = loop.after(quiet, this::look);
    }
  }

  private void look() {
    onDisk(folder::fingerprint).compose(this::looked).onComplete(done -> again());
  }

  private Future<Void> looked(String print) {
    boolean settled = print.equals(seen) && !print.equals(taken);
    seen = print;
    return settled ? takeUp(print) : Future.succeededFuture();
  }

  private Future<Void> takeUp(String print) {
    return onDisk(folder::read)
        .map(
            set -> {
              taken = print;
              tell(set);
              return null;
            });
  }

  private void tell(RecipeSet set) {
    if (!closed) {
      listener.accept(set);
    }
  }

  private <T> Future<T> onDisk(Supplier<T> work) {
    Promise<T> promise = Promise.promise();
    disk.execute(
        () -> {
          try {
            promise.complete(work.get());
          } catch (RuntimeException | Error e) {
            promise.fail(e);
          }
        });
    return loop.bring(promise.future());
  }
}
