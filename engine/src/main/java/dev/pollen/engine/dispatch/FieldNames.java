package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.mapping.FieldValues;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.recipe.FieldUse;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * What {@code $field} reads by: looked up before the first step of a run whose recipe uses it, and
 * recorded like a read, so that a replay reads the same.
 */
final class FieldNames {
  private static final String PLACE = "fields";

  private final Trip trip;

  FieldNames(Trip trip) {
    this.trip = trip;
  }

  /** What the scope holds besides the roots; at once where the recipe does not ask for it. */
  Future<Map<String, JsonNode>> hidden() {
    FieldUse use = FieldUse.of(trip.recipe());
    return use.any()
        ? definitions(use).map(known -> Map.of(FieldValues.ROOT, known))
        : Future.succeededFuture(Map.of());
  }

  private Future<JsonNode> definitions(FieldUse use) {
    return trip.ledger()
        .read(PLACE)
        .map(Future::succeededFuture)
        .orElseGet(() -> asked(use).onSuccess(known -> trip.ledger().remember(PLACE, known)));
  }

  private Future<JsonNode> asked(FieldUse use) {
    FieldUse.Place place =
        use.places().stream().filter(this::hasFields).findFirst().orElseThrow(FieldNames::nowhere);
    OperationSpec operation = trip.outside().operation(place.operation());
    Calls.Named connection =
        trip.outside().connection(operation, place.connection(), place.location(), trip.recipe());
    return tried(operation, connection, use.names(), trip.recipe().retry());
  }

  private Future<JsonNode> tried(
      OperationSpec operation, Calls.Named connection, List<String> names, Recipe.Retry retry) {
    var source = NameLookUp.source(trip, connection);
    Names all = trip.outside().names();
    return new ReadTries(trip, PLACE, "$field", retry)
        .ask(() -> trip.home(all.values(operation.system(), names, source)));
  }

  private boolean hasFields(FieldUse.Place place) {
    OperationSpec operation = trip.outside().operation(place.operation());
    return trip.outside().names().hasValues(operation.system());
  }

  private static Halt nowhere() {
    return Halt.failed("$field: no system that this recipe uses has fields with names");
  }
}
