package dev.pollen.daemon.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.plan.PlannedConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a plan needs to know of the user's connections. Secrets are not read: a plan is made before
 * there is a token, because it says which scopes the token must have.
 */
public final class PlannedConnections {
  private PlannedConnections() {}

  /**
   * The connections by name; a missing file means none. What an account's field refers to is put in
   * where it can be had, and stays as written where not.
   *
   * @param problems takes what is wrong with the file itself
   */
  public static Map<String, PlannedConnection> in(
      Path file, Catalog catalog, Map<String, String> environment, List<Problem> problems) {
    Map<String, PlannedConnection> found = new TreeMap<>();
    Optional<YamlFile> yaml =
        Files.exists(file) ? YamlSource.open(file, problems) : Optional.empty();
    yaml.map(YamlFile::root)
        .filter(JsonNode::isObject)
        .ifPresent(
            root ->
                root.properties()
                    .forEach(
                        each ->
                            catalog
                                .system(each.getValue().path("system").asText())
                                .map(
                                    system ->
                                        connection(
                                            each.getKey(),
                                            system,
                                            account(file, system, each.getValue(), environment),
                                            share(each.getValue())))
                                .ifPresent(one -> found.put(one.name(), one))));
    return found;
  }

  private static PlannedConnection connection(
      String name, SystemSpec system, String fields, int share) {
    String account = system.key() + ":" + (fields.isEmpty() ? name : fields);
    return new PlannedConnection(
        name,
        system.key(),
        system.account().isEmpty() ? system.key() : account,
        Optional.empty(),
        share);
  }

  private static int share(JsonNode connection) {
    return ConnectionReader.percent(connection.path("share").asText()).orElse(Budget.WHOLE);
  }

  /** The values of the fields that budgets belong to. */
  private static String account(
      Path file, SystemSpec system, JsonNode connection, Map<String, String> environment) {
    ObjectNode fields = ConnectionsReader.object();
    List<String> names = system.accountOf(connection);
    names.stream()
        .filter(connection::hasNonNull)
        .forEach(name -> fields.set(name, connection.get(name)));
    YamlFile written = YamlFile.parse(file.toString(), "").withRoot(fields);
    JsonNode known =
        References.known(written, file.toAbsolutePath().getParent(), environment).root();
    return names.stream()
        .filter(known::has)
        .map(name -> known.get(name).asText())
        .collect(Collectors.joining("/"));
  }
}
