package dev.pollen.engine.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Naming;
import dev.pollen.catalog.TriggerSpec;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * The definitions that {@code $field} reads values by, as JSON: {@code {list, id, value, names:
 * [{id, names}]}}.
 */
final class ValueNames {
  private final Naming.Values values;
  private final Listings listings;
  private final TriggerSpec list;
  private final Source source;

  ValueNames(Catalog catalog, Listings listings, Naming.Values values, Source source) {
    this.values = values;
    this.listings = listings;
    this.list = Names.list(catalog, values.choices());
    this.source = source;
  }

  /** All definitions, or those of the names that are wanted; an unknown one fails. */
  Future<JsonNode> read(List<String> wanted) {
    long begun = listings.begun();
    Listing.Key key =
        new Listing.Key(source.connection().account(), list.key(), values.choices().with());
    return listings
        .get(key, list, source)
        .compose(
            listing -> {
              boolean again = listing.number() <= begun && unknown(listing, wanted).isPresent();
              if (again) {
                listings.forget(key, listing);
              }
              return again ? listings.get(key, list, source) : Future.succeededFuture(listing);
            })
        .map(listing -> definitions(listing, wanted));
  }

  private Roster roster(Listing listing) {
    return Roster.of(listing.records(), values.choices(), Optional.empty());
  }

  private Optional<String> unknown(Listing listing, List<String> wanted) {
    Roster roster = roster(listing);
    return wanted.stream().filter(name -> roster.find(name).isEmpty()).findFirst();
  }

  private JsonNode definitions(Listing listing, List<String> wanted) {
    unknown(listing, wanted).ifPresent(name -> refuse(name, roster(listing)));
    Roster roster = roster(listing);
    List<Option> needed =
        wanted.isEmpty()
            ? roster.all()
            : wanted.stream().flatMap(name -> roster.find(name).stream()).distinct().toList();
    return json(needed);
  }

  private void refuse(String name, Roster roster) {
    String near =
        roster.nearest(name).map(option -> "did you mean %s? ".formatted(option)).orElse("");
    throw new NameFault(
        "$field: %s has no '%s' (%sthere are: %s)"
            .formatted(list.key(), name, near, roster.shown()));
  }

  private JsonNode json(List<Option> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("list", values.list()).put("id", values.id());
    values.value().forEach(json.putArray("value")::add);
    ArrayNode names = json.putArray("names");
    for (Option option : options) {
      ArrayNode all = names.addObject().put("id", option.id()).putArray("names");
      option.names().forEach(all::add);
    }
    return json;
  }
}
