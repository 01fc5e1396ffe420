package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Change;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * What the journal is owed about one run, written in order: one write at a time, so that nothing is
 * ever durable before what it was made from. Belongs to one loop.
 */
final class Owed {
  private final Shelter shelter;
  private Batch next = new Batch();
  private Future<Void> last = Future.succeededFuture();
  private boolean asked;

  Owed(Shelter shelter) {
    this.shelter = shelter;
  }

  void add(Change change) {
    next.changes.add(change);
  }

  boolean isEmpty() {
    return next.changes.isEmpty();
  }

  /** Tells when what is owed now is durable, once it is flushed. */
  Future<Void> coming() {
    return next.durable.future();
  }

  /** Completes when everything owed until now is durable. */
  Future<Void> flush() {
    if (isEmpty()) {
      return last;
    }
    Future<Void> durable = next.durable.future();
    asked = true;
    if (last.isComplete()) {
      write();
    }
    return durable;
  }

  private void write() {
    Batch batch = next;
    next = new Batch();
    asked = false;
    last = batch.durable.future();
    shelter.write(batch.changes).onComplete(done -> written(batch, done));
  }

  private void written(Batch batch, io.vertx.core.AsyncResult<Void> done) {
    batch.durable.handle(done);
    if (asked && last.isComplete()) {
      write();
    }
  }

  private static final class Batch {
    private final List<Change> changes = new ArrayList<>(2);
    private final Promise<Void> durable = Promise.promise();
  }
}
