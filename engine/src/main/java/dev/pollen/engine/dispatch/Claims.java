package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.Journal.Claimed;
import dev.pollen.engine.spi.Loop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who made what at other systems: what the journal has, and what it is about to have. Shared by the
 * loops.
 */
final class Claims {
  private final Journal journal;
  private final Map<Realm, Map<String, Claimed>> coming = new HashMap<>();
  private final Map<Realm, Future<Void>> turns = new HashMap<>();

  Claims(Journal journal) {
    this.journal = journal;
  }

  /** A claim counts from now on; the first one of a thing stays. */
  void make(Claimed claimed, Future<Void> durable) {
    Realm realm = new Realm(claimed.claim().account(), claimed.claim().resource());
    synchronized (this) {
      coming
          .computeIfAbsent(realm, any -> new HashMap<>())
          .putIfAbsent(claimed.claim().id(), claimed);
    }
    durable.onSuccess(done -> forget(realm, claimed));
  }

  private synchronized void forget(Realm realm, Claimed claimed) {
    coming.computeIfPresent(
        realm,
        (any, claims) ->
            claims.remove(claimed.claim().id(), claimed) && claims.isEmpty() ? null : claims);
  }

  /** Which of these are claimed, by their ids. */
  Future<Map<String, Claimed>> of(Loop loop, Realm realm, Set<String> ids) {
    Map<String, Claimed> found = new HashMap<>(coming(realm));
    found.keySet().retainAll(ids);
    if (ids.isEmpty()) {
      return Future.succeededFuture(found);
    }
    return Patience.ask(loop, () -> journal.claims(realm.account(), realm.resource(), ids))
        .map(kept -> with(kept, found));
  }

  private synchronized Map<String, Claimed> coming(Realm realm) {
    return Map.copyOf(coming.getOrDefault(realm, Map.of()));
  }

  private static Map<String, Claimed> with(List<Claimed> kept, Map<String, Claimed> coming) {
    kept.forEach(one -> coming.put(one.claim().id(), one));
    return coming;
  }

  /**
   * Does something on a loop while nobody else does so in the same realm, so that between asking
   * for claims and making one no other is made by a look.
   */
  <T> Future<T> alone(Loop loop, Realm realm, Supplier<Future<T>> work) {
    Promise<Void> over = Promise.promise();
    return loop.bring(turn(realm, over.future()))
        .compose(now -> work.get())
        .onComplete(done -> left(realm, over));
  }

  private synchronized Future<Void> turn(Realm realm, Future<Void> mine) {
    Future<Void> before = turns.put(realm, mine);
    return before == null ? Future.succeededFuture() : before;
  }

  private void left(Realm realm, Promise<Void> over) {
    synchronized (this) {
      turns.remove(realm, over.future());
    }
    over.complete();
  }
}
