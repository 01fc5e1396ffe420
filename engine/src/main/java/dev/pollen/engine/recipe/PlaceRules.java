package dev.pollen.engine.recipe;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.recipe.KnownConnections.Known;
import java.util.List;
import java.util.Optional;

/**
 * An operation is called by the kind of account whose token it takes: one below another, or the one
 * above.
 */
final class PlaceRules {
  private final Report report;
  private final Catalog catalog;

  PlaceRules(Report report, Catalog catalog) {
    this.report = report;
    this.catalog = catalog;
  }

  private Optional<SubAccounts> below(String system) {
    return catalog.system(system).map(SystemSpec::signIn).flatMap(signIn -> signIn.below());
  }

  /**
   * @param pointer the mapping that holds the operation
   * @param called the connection, with the account below it if there is one
   */
  void check(String pointer, OperationSpec spec, String called, Known known) {
    String name = Recipe.connectionOf(called);
    boolean placed = !name.equals(called);
    Optional<SubAccounts> below = below(known.system());
    if (below.isEmpty()) {
      unknown(pointer, name, placed);
    } else if (above(below.get(), known)) {
      byAbove(pointer, spec, name, placed, known, below.get());
    } else if (!known.says().isEmpty()) {
      byOne(pointer, spec, name, placed, known, below.get());
    }
  }

  private static boolean above(SubAccounts below, Known known) {
    return known.says().contains(below.of()) && !known.says().contains(below.field());
  }

  private void unknown(String pointer, String name, boolean placed) {
    if (placed) {
      report.error(
          said(pointer),
          "no-locations",
          "connection '%s' is of a system without locations: leave it out".formatted(name));
    }
  }

  private void byAbove(
      String pointer,
      OperationSpec spec,
      String name,
      boolean placed,
      Known known,
      SubAccounts below) {
    Token token = spec.common().token();
    if (token == Token.SUB_ACCOUNT && !placed) {
      report.error(
          pointer,
          "no-location",
          "%s is done for one %s, and connection '%s' is the account above: say for which (location: ID here or at the recipe's left edge; locations: [ID, …] or installed for several)"
              .formatted(spec.key(), below.field(), name));
    } else if (token == Token.SUB_ACCOUNT && !known.app()) {
      report.error(
          said(pointer),
          "token",
          "%s takes the token of one %s; connection '%s' signs in with a key, and the system gives such tokens to apps only (auth: {oauth: …} in connections.yaml, or a connection of that %s)"
              .formatted(spec.key(), below.field(), name, below.field()));
    } else if (token == Token.SUB_ACCOUNT) {
      granted(pointer, spec, name, known, below);
    }
  }

  private void granted(
      String pointer, OperationSpec spec, String name, Known known, SubAccounts below) {
    List<String> lacking =
        known.scopes().stream()
            .flatMap(has -> below.scopes().stream().filter(scope -> !has.contains(scope)))
            .sorted()
            .toList();
    if (!lacking.isEmpty()) {
      report.error(
          pointer,
          "scope",
          "connection '%s' lacks scope %s, without which it gets no token of a %s for %s: grant it"
              .formatted(name, String.join(" and ", lacking), below.field(), spec.key()));
    }
  }

  private void byOne(
      String pointer,
      OperationSpec spec,
      String name,
      boolean placed,
      Known known,
      SubAccounts below) {
    if (placed) {
      report.error(
          said(pointer),
          "no-locations",
          "connection '%s' is that of one %s (connections.yaml says '%s'): leave it out here, or use a connection that says '%s' in its place"
              .formatted(name, below.field(), below.field(), below.of()));
    } else if (spec.common().token() == Token.AGENCY
        && (known.app() || !known.says().contains(below.of()))) {
      report.error(
          pointer,
          "token",
          "%s takes the token of the account above, and connection '%s' is that of one %s: use a connection that says '%s' and no '%s'"
              .formatted(spec.key(), name, below.field(), below.of(), below.field()));
    }
  }

  /** What a recipe says for trigger and steps alike. */
  void whole(Recipe recipe, String name, Known known) {
    Optional<SubAccounts> below = below(known.system());
    if (recipe.places().installed() && below.filter(one -> above(one, known)).isPresent()) {
      listed(name, known, below.get());
    }
  }

  /** A recipe without a connection has no accounts below one. */
  void nowhere(Recipe recipe) {
    if (recipe.places().several() || recipe.places().one().isPresent()) {
      report.error(
          at("/locations", "/location"),
          "no-connection",
          "these are locations of no connection: write 'connection: …' at the left edge, too");
    }
  }

  private void listed(String name, Known known, SubAccounts below) {
    Optional<OperationSpec> list =
        below.listed().flatMap(listed -> catalog.operation(listed.operation()));
    if (list.isEmpty()) {
      report.error(
          "/locations", "no-list", "this system does not list them: write locations: [ID, …]");
      return;
    }
    if (!known.app()) {
      report.error(
          "/locations",
          "token",
          "connection '%s' signs in with a key, and the system lists them for apps only: write locations: [ID, …], or auth: {oauth: …} in connections.yaml"
              .formatted(name));
    }
    list.get().inputs().stream()
        .filter(field -> field.from().filter(from -> !known.says().contains(from)).isPresent())
        .filter(Field::required)
        .forEach(
            field ->
                report.error(
                    "/locations",
                    "no-list",
                    "connection '%s' lacks '%s', which %s asks for: add it in connections.yaml"
                        .formatted(name, field.from().orElseThrow(), list.get().key())));
    scopes(name, known, list.get());
  }

  private void scopes(String name, Known known, OperationSpec list) {
    list.common().scopes().stream()
        .filter(scope -> known.scopes().filter(has -> !has.contains(scope)).isPresent())
        .forEach(
            scope ->
                report.error(
                    "/locations",
                    "scope",
                    "connection '%s' lacks scope %s that %s needs: grant it"
                        .formatted(name, scope, list.key())));
  }

  /** Where a location stands that this mapping's operation is called for. */
  private String said(String pointer) {
    return at(pointer + "/location", "/location", "/locations", pointer);
  }

  private String at(String... pointers) {
    for (String one : pointers) {
      if (!report.yaml().root().at(one).isMissingNode()) {
        return one;
      }
    }
    return pointers[pointers.length - 1];
  }
}
