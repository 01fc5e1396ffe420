package dev.pollen.engine.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls under way that may make a thing, by the kind of thing: what one of them made may be
 * seen by a look before its reply says whose it is. Shared by the loops.
 */
final class Flights {
  private final Map<Realm, Set<Promise<Void>>> underWay = new HashMap<>();

  /** A call leaves; run the answer when it is known what came of it. */
  synchronized Runnable leaves(Realm realm) {
    Promise<Void> flight = Promise.promise();
    underWay.computeIfAbsent(realm, any -> new LinkedHashSet<>()).add(flight);
    return () -> land(realm, flight);
  }

  private void land(Realm realm, Promise<Void> flight) {
    forget(realm, flight);
    flight.tryComplete();
  }

  private synchronized void forget(Realm realm, Promise<Void> flight) {
    underWay.computeIfPresent(
        realm, (any, flights) -> flights.remove(flight) && flights.isEmpty() ? null : flights);
  }

  /** Completes when all calls that are under way now have landed; later ones do not count. */
  synchronized Future<Void> landed(Realm realm) {
    List<Future<Void>> flights =
        underWay.getOrDefault(realm, Set.of()).stream().map(Promise::future).toList();
    return flights.isEmpty() ? Future.succeededFuture() : Future.join(flights).mapEmpty();
  }
}
