package dev.pollen.engine.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;

/** What one caller handed in. */
final class WriteCall {
  private final List<Change> changes;
  private final Promise<Void> promise = Promise.promise();

  WriteCall(List<Change> changes) {
    this.changes = changes;
  }

  List<Change> changes() {
    return changes;
  }

  Future<Void> future() {
    return promise.future();
  }

  /** About how much work it is. */
  int weight() {
    int[] weight = {changes.size()};
    Change.Visitor scale =
        new Change.Visitor() {
          @Override
          public void on(Change.Logged change) {
            weight[0] += change.entries().size();
          }

          @Override
          public void on(Change.RunsMade change) {
            weight[0] += change.runs().size();
          }
        };
    changes.forEach(change -> change.accept(scale));
    return weight[0];
  }

  void done() {
    Listeners.tell(promise::complete);
  }

  void failed(JournalFault fault) {
    Listeners.tell(() -> promise.fail(fault));
  }
}
