package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Choices;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The look-ups of one call's names, one after the other. */
final class LookUp {
  /** One word with a digit in it: may be an id, though of a kind that nobody has told us. */
  private static final Pattern PERHAPS_ID = Pattern.compile("(?=.*[0-9])[\\w-]+");

  private final Catalog catalog;
  private final Listings listings;
  private final OperationSpec operation;
  private final JsonNode inputs;
  private final Source source;
  private final long begun;

  LookUp(
      Catalog catalog, Listings listings, OperationSpec operation, JsonNode inputs, Source source) {
    this.catalog = catalog;
    this.listings = listings;
    this.operation = operation;
    this.inputs = inputs;
    this.source = source;
    this.begun = listings.begun();
  }

  /**
   * @param before the ids that were found for other names of the call
   */
  Future<String> id(Spot spot, ObjectNode before) {
    TriggerSpec list = Names.list(catalog, spot.choices());
    Listing.Key key = key(list, spot.choices());
    return listings
        .get(key, list, source)
        .compose(
            listing -> {
              List<Option> found = roster(spot, listing, before).find(spot.text());
              boolean old = listing.number() <= begun;
              return found.isEmpty() && old ? again(key, list, listing) : same(listing);
            })
        .map(listing -> only(spot, roster(spot, listing, before)));
  }

  private static Future<Listing> same(Listing listing) {
    return Future.succeededFuture(listing);
  }

  /** The name may be younger than the list that was kept. */
  private Future<Listing> again(Listing.Key key, TriggerSpec list, Listing old) {
    listings.forget(key, old);
    return listings.get(key, list, source);
  }

  private Listing.Key key(TriggerSpec list, Choices choices) {
    ObjectNode asked = ListInputs.of(list, choices, operation, inputs);
    return new Listing.Key(source.connection().account(), list.key(), asked);
  }

  private Roster roster(Spot spot, Listing listing, ObjectNode before) {
    Optional<String> within = spot.choices().within().flatMap(input -> given(input, before));
    return Roster.of(listing.records(), spot.choices(), within);
  }

  private Optional<String> given(String input, ObjectNode before) {
    JsonNode found = before.path("/" + input.replace("~", "~0").replace("/", "~1"));
    String id = found.isMissingNode() ? inputs.path(input).asText("") : found.asText();
    return Optional.of(id).filter(text -> !text.isEmpty());
  }

  private String only(Spot spot, Roster roster) {
    List<Option> found = roster.find(spot.text());
    if (found.size() > 1) {
      throw new NameFault(ambiguous(spot, found));
    }
    return found.isEmpty() ? asItIs(spot, roster) : found.get(0).id();
  }

  private static String asItIs(Spot spot, Roster roster) {
    Optional<Option> near = roster.nearest(spot.text());
    if (near.isEmpty() && PERHAPS_ID.matcher(spot.text()).matches()) {
      return spot.text();
    }
    throw new NameFault(unknown(spot, roster, near));
  }

  private static String unknown(Spot spot, Roster roster, Optional<Option> near) {
    return "%s: %s has no '%s' (%sthere are: %s)"
        .formatted(
            place(spot),
            spot.choices().from(),
            spot.text(),
            near.map(option -> "did you mean %s? ".formatted(option)).orElse(""),
            roster.shown());
  }

  private static String ambiguous(Spot spot, List<Option> found) {
    return "%s: '%s' is the name of %d in %s; write the id of the one you mean: %s"
        .formatted(
            place(spot), spot.text(), found.size(), spot.choices().from(), Roster.shown(found));
  }

  private static String place(Spot spot) {
    return spot.at().toString().substring(1).replace('/', '.');
  }
}
