package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.names.Source;
import dev.pollen.engine.recipe.Recipe;
import io.vertx.core.Future;

/**
 * Makes ids of the names among a call's inputs, before anything of the call leaves or is noted.
 * What was found is recorded like a read, so that a replay takes the same ids.
 */
final class NameLookUp {
  private static final String PLACE = "/names";

  private final Trip trip;
  private final OperationSpec spec;
  private final Calls.Named connection;
  private final String path;
  private final ReadTries tries;

  NameLookUp(
      Trip trip, OperationSpec spec, Calls.Named connection, String path, Recipe.Retry retry) {
    this.trip = trip;
    this.spec = spec;
    this.connection = connection;
    this.path = path;
    this.tries = new ReadTries(trip, path, spec.key(), retry);
  }

  /** At once where nothing is a name. */
  Future<JsonNode> ids(JsonNode inputs) {
    return names().any(spec, inputs) ? known(inputs) : Future.succeededFuture(inputs);
  }

  private Future<JsonNode> known(JsonNode inputs) {
    return trip.ledger()
        .read(path + PLACE)
        .map(Future::succeededFuture)
        .orElseGet(() -> asked(inputs))
        .map(ids -> Names.put(inputs, ids));
  }

  private Future<JsonNode> asked(JsonNode inputs) {
    Source source = source(trip, connection);
    return tries
        .ask(() -> trip.home(names().ids(spec, inputs, source)))
        .<JsonNode>map(ids -> ids)
        .onSuccess(ids -> trip.ledger().remember(path + PLACE, ids));
  }

  private Names names() {
    return trip.outside().names();
  }

  /**
   * A list is read for whoever asks for it meanwhile, so its permit is the account's, not the
   * trip's: a run that is given up leaves nobody waiting.
   */
  static Source source(Trip trip, Calls.Named connection) {
    Permits permits = trip.outside().permits(connection, trip.loop());
    String recipe = trip.recipe().id();
    return new Source(connection.connection(), trip.loop(), () -> permits.ask(Purpose.RUN, recipe));
  }
}
