package dev.pollen.engine.dispatch;

import dev.pollen.catalog.Reconcile;
import dev.pollen.engine.dispatch.Doubts.Place;
import dev.pollen.engine.journal.Claim;
import dev.pollen.engine.journal.Journal.Claimed;

/** One step of a run that makes things of a kind, and claims those that are its own. */
record Maker(Trip trip, Reconcile how, Realm realm, Place place) {

  static Maker of(Trip trip, Calls.Named connection, Reconcile how, String path) {
    Realm realm = new Realm(connection.connection().account(), how.resource());
    return new Maker(trip, how, realm, new Place(trip.run().id(), path));
  }

  /** Counts at once; durable with what the run owes the journal next. */
  void claim(String id) {
    claim(id, false);
  }

  /** It may be this step's: nobody else takes it for its own without a person. */
  void contest(String id) {
    claim(id, true);
  }

  private void claim(String id, boolean contested) {
    Claim claim = new Claim(realm.account(), realm.resource(), id, contested);
    trip.settling()
        .claims()
        .make(
            new Claimed(claim, place.run(), place.path()),
            trip.ledger().claim(place.path(), claim, trip.now()));
  }
}
