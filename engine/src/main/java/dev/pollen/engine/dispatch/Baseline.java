package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.Reconcile.Told;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * What was there before the first attempt, where nothing else tells new from old: read once,
 * recorded with the first intent.
 */
final class Baseline {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Trip trip;
  private final Reconcile how;
  private final LookUp lookUp;
  private final String name;

  Baseline(Trip trip, Reconcile how, LookUp lookUp, String path) {
    this.trip = trip;
    this.how = how;
    this.lookUp = lookUp;
    this.name = path + "/before";
  }

  /** When it cannot be read, that is noted: a doubt is a person's to decide then. */
  Future<Void> note(JsonNode input) {
    if (how.told() != Told.BEFORE || !how.tells(input) || trip.ledger().read(name).isPresent()) {
      return Future.succeededFuture();
    }
    return lookUp
        .look(input, trip.now())
        .map(Baseline::seen)
        .recover(fault -> Future.succeededFuture(unseen(fault)))
        .onSuccess(noted -> trip.ledger().remember(name, noted))
        .mapEmpty();
  }

  private static JsonNode seen(Sighting sighting) {
    ObjectNode ids = JSON.objectNode();
    sighting.things().forEach(thing -> ids.put(thing.id(), true));
    return JSON.objectNode().set("ids", ids);
  }

  private static JsonNode unseen(Throwable fault) {
    return JSON.objectNode().put("unseen", Halt.of(fault).getMessage());
  }

  /** Why nothing can be told from it; empty when it can, or nobody needs it. */
  Optional<String> trouble() {
    return how.told() == Told.BEFORE && !noted().has("ids")
        ? Optional.of("what was there before is not known: " + noted().path("unseen").asText())
        : Optional.empty();
  }

  boolean has(String id) {
    return noted().path("ids").has(id);
  }

  private JsonNode noted() {
    return trip.ledger().read(name).orElseGet(MissingNode::getInstance);
  }
}
