package dev.pollen.daemon.forget;

import dev.pollen.daemon.forget.Findings.Deed;
import dev.pollen.engine.Connections;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Remains;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back, one after the other, what calls left on this machine. */
final class LocalCalls {
  private final Connections connections;

  LocalCalls(Connections connections) {
    this.connections = connections;
  }

  Future<List<Remains>> forget(List<Deed> deeds) {
    Future<List<Remains>> all = Future.succeededFuture(new ArrayList<>());
    for (Deed deed : deeds) {
      all = all.compose(before -> forget(deed).map(one -> with(before, one)));
    }
    return all;
  }

  private static List<Remains> with(List<Remains> before, Optional<Remains> one) {
    one.ifPresent(before::add);
    return before;
  }

  /** What cannot be taken back is told, and keeps nobody from taking back the rest. */
  private Future<Optional<Remains>> forget(Deed deed) {
    Optional<Connection> connection = connections.find(deed.spec().system());
    return connection
        .map(one -> one.action(deed.spec()).forget(deed.input(), deed.alone()))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .otherwise(fault -> Optional.of(new Remains(deed.spec().key(), false, fault.getMessage())));
  }
}
