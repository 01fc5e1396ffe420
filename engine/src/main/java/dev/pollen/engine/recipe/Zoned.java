package dev.pollen.engine.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.engine.mapping.Template;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Hands a recipe's zone to a trigger that takes one and was given none. It becomes part of the
 * inputs, so that two recipes in different zones never share a poll.
 */
final class Zoned {
  private static final String ZONE = "zone";

  private Zoned() {}

  static Recipe.Source in(Optional<ZoneId> zone, Recipe.Source source, Catalog catalog) {
    return zone.filter(given -> takes(source, catalog))
        .map(given -> source.with(filled(source.with(), given)))
        .orElse(source);
  }

  private static boolean takes(Recipe.Source source, Catalog catalog) {
    return catalog.operation(source.operation()).stream()
            .flatMap(operation -> operation.inputs().stream())
            .anyMatch(Zoned::isZone)
        && source.with().written().isObject()
        && !source.with().written().has(ZONE);
  }

  private static boolean isZone(Field input) {
    return input.name().equals(ZONE) && input.format().filter(ZONE::equals).isPresent();
  }

  private static Template filled(Template with, ZoneId zone) {
    ObjectNode written = with.written().deepCopy();
    return Template.compile(written.put(ZONE, zone.getId()));
  }
}
