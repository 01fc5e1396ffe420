package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.Naming;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/**
 * Turns the names among an operation's inputs into ids, by lists that the catalog says where to
 * read.
 *
 * <p>One for a whole program; every method may be called on any loop, and completes on any thread.
 * Lists are kept for ten minutes and read by one asker for all; a name that a kept list does not
 * have is looked for once more in a new one. Futures fail with {@link NameFault} when a name is
 * unknown or ambiguous, and as the read did when a list could not be read.
 */
public final class Names {
  /** Reads a list to its end, a permit for each page; asked on the source's loop. */
  public static Future<List<JsonNode>> list(TriggerSpec spec, JsonNode inputs, Source source) {
    return new ListReader(spec, inputs, source).read();
  }

  private final Catalog catalog;
  private final Listings listings;
  private final Predicate<String> lists;

  private Names(Catalog catalog, Listings listings, Predicate<String> lists) {
    this.catalog = catalog;
    this.listings = listings;
    this.lists = lists;
  }

  /**
   * The names of one engine.
   *
   * @param clock says when a kept list is too old
   */
  public static Names of(Catalog catalog, InstantSource clock) {
    return new Names(catalog, new Listings(clock), list -> true);
  }

  /** Looks only into some lists: what would be looked up in others stays as it is written. */
  public Names only(Predicate<String> some) {
    return new Names(catalog, listings, some);
  }

  /** Whether something among the inputs has to be looked up. */
  public boolean any(OperationSpec operation, JsonNode inputs) {
    return !spots(operation, inputs).isEmpty();
  }

  private List<Spot> spots(OperationSpec operation, JsonNode inputs) {
    List<Spot> spots = Spot.in(inputs, operation, naming(operation.system()));
    spots.removeIf(spot -> !lists.test(spot.choices().from()));
    return spots;
  }

  private Naming naming(String system) {
    return catalog.system(system).map(SystemSpec::naming).orElse(Naming.NONE);
  }

  /**
   * The ids for all names among the inputs, by the JSON pointers where they stand: what {@link
   * #put} takes, and what may be recorded so that a replay does not look again.
   */
  public Future<ObjectNode> ids(OperationSpec operation, JsonNode inputs, Source source) {
    LookUp lookUp = new LookUp(catalog, listings, operation, inputs, source);
    Future<ObjectNode> found = Future.succeededFuture(JsonNodeFactory.instance.objectNode());
    for (Spot spot : spots(operation, inputs)) {
      found =
          found.compose(ids -> lookUp.id(spot, ids).map(id -> ids.put(spot.at().toString(), id)));
    }
    return found;
  }

  /** The inputs with these ids at their places. */
  public static JsonNode put(JsonNode inputs, JsonNode ids) {
    return Placing.put(inputs, ids);
  }

  /** The inputs with ids for names. */
  public Future<JsonNode> resolved(OperationSpec operation, JsonNode inputs, Source source) {
    return any(operation, inputs)
        ? ids(operation, inputs, source).map(ids -> put(inputs, ids))
        : Future.succeededFuture(inputs);
  }

  /**
   * What reads values by name: the definitions that {@code $field} needs.
   *
   * @param wanted the names that will be asked for; empty: any may be
   */
  public Future<JsonNode> values(String system, List<String> wanted, Source source) {
    Naming.Values values =
        naming(system)
            .values()
            .orElseThrow(() -> new NameFault("'%s' has no values with names".formatted(system)));
    return new ValueNames(catalog, listings, values, source).read(wanted);
  }

  /** Whether a system's records hold values that {@link #values} can name. */
  public boolean hasValues(String system) {
    return naming(system).values().map(Naming.Values::choices).map(Choices::from).isPresent();
  }

  static TriggerSpec list(Catalog catalog, Choices choices) {
    return catalog
        .trigger(choices.from())
        .orElseThrow(
            () -> new NameFault("the catalog has no trigger '%s'".formatted(choices.from())));
  }
}
