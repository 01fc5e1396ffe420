package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.read.Suggestion;
import java.util.List;
import java.util.Optional;

/** A step that needs a connection has one, of the right system, that may do what is asked. */
final class ConnectionRules {
  private final Report report;
  private final Catalog catalog;
  private final KnownConnections connections;
  private final PlaceRules places;

  ConnectionRules(Report report, Catalog catalog, KnownConnections connections) {
    this.report = report;
    this.catalog = catalog;
    this.connections = connections;
    this.places = new PlaceRules(report, catalog);
  }

  /** What the recipe says of the accounts below its connection's. */
  void places(Recipe recipe) {
    recipe
        .connection()
        .or(() -> recipe.trigger().connection())
        .ifPresentOrElse(
            name -> connections.find(name).ifPresent(known -> places.whole(recipe, name, known)),
            () -> places.nowhere(recipe));
  }

  /** {@code pointer} is the mapping that holds the operation. */
  void check(
      String pointer,
      OperationSpec spec,
      Optional<String> own,
      Optional<String> location,
      Recipe recipe) {
    check(pointer, spec, own, location, recipe, spec.effect() == Effect.READ);
  }

  /**
   * @param reads whether the operation changes nothing, as it is used here
   */
  void check(
      String pointer,
      OperationSpec spec,
      Optional<String> own,
      Optional<String> location,
      Recipe recipe,
      boolean reads) {
    boolean needs = catalog.system(spec.system()).map(SystemSpec::needsConnection).orElse(false);
    Optional<String> called = recipe.calledBy(needs, own, location);
    Optional<String> name = called.map(Recipe::connectionOf);
    String at = own.isPresent() ? pointer + "/connection" : needs ? "/connection" : pointer;
    if (name.isPresent()) {
      named(at, name.get(), spec, reads);
      connections
          .find(name.get())
          .filter(known -> known.system().equals(spec.system()))
          .ifPresent(known -> places.check(pointer, spec, called.get(), known));
    } else if (needs) {
      report.error(pointer, "no-connection", missing(spec));
    }
  }

  private String missing(OperationSpec spec) {
    List<String> fitting =
        connections.byName().entrySet().stream()
            .filter(one -> one.getValue().system().equals(spec.system()))
            .map(java.util.Map.Entry::getKey)
            .sorted()
            .toList();
    String way =
        fitting.isEmpty()
            ? "name one in connections.yaml with 'system: %s', then write 'connection: …' here"
                .formatted(spec.system())
            : "write 'connection: %s' in the recipe".formatted(String.join("' or '", fitting));
    return "%s needs a connection: %s".formatted(spec.key(), way);
  }

  private void named(String pointer, String name, OperationSpec spec, boolean reads) {
    Optional<KnownConnections.Known> found = connections.find(name);
    if (found.isEmpty()) {
      String way = Suggestion.orElse(name, connections.names(), "add it to connections.yaml");
      report.error(
          pointer, "unknown-connection", "there is no connection '%s' (%s)".formatted(name, way));
      return;
    }
    fits(pointer, name, found.get(), spec, reads);
  }

  private void fits(
      String pointer,
      String name,
      KnownConnections.Known known,
      OperationSpec spec,
      boolean reads) {
    if (!known.system().equals(spec.system())) {
      report.error(
          pointer,
          "wrong-system",
          "connection '%s' is of system %s, and %s needs one of %s"
              .formatted(name, known.system(), spec.key(), spec.system()));
    } else if (known.readOnly() && !reads) {
      report.error(
          pointer,
          "read-only",
          "connection '%s' is read-only ('access: read') and %s writes: allow writing in connections.yaml or use another connection"
              .formatted(name, spec.key()));
    } else {
      scopes(pointer, name, known, spec);
    }
  }

  /** The trigger's connection must allow what brings the parents, too. */
  void scopes(String pointer, OperationSpec spec, Optional<String> own, Recipe recipe) {
    own.or(recipe::connection)
        .ifPresent(
            name -> connections.find(name).ifPresent(known -> scopes(pointer, name, known, spec)));
  }

  private void scopes(
      String pointer, String name, KnownConnections.Known known, OperationSpec spec) {
    List<String> lacking =
        known.scopes().isEmpty()
            ? List.of()
            : spec.common().scopes().stream()
                .filter(s -> !known.scopes().get().contains(s))
                .toList();
    if (!lacking.isEmpty()) {
      report.error(
          pointer,
          "scope",
          "connection '%s' lacks scope %s that %s needs: grant it where the token was made"
              .formatted(name, String.join(" and ", lacking), spec.key()));
    }
  }
}
