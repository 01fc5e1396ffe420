package dev.pollen.engine;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SystemSpec.Budget;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The opened connections by name, and one nameless one for each system that needs none; the
 * accounts below them are opened when they are first asked for. May be asked from any thread.
 */
public final class Connections {
  private final TreeMap<String, Connection> byName = new TreeMap<>();
  private final Map<String, String> systems = new TreeMap<>();
  private final Map<String, Integer> shares = new ConcurrentHashMap<>();
  private final Map<String, String> hosts = new ConcurrentHashMap<>();
  private final Map<String, Connection> below = new ConcurrentHashMap<>();

  private Connections() {}

  /**
   * Opens all. Throws {@link IllegalArgumentException} whose message holds every wrong setting, a
   * line each; nothing stays open then.
   */
  public static Connections open(
      Registry registry, Catalog catalog, List<ConnectionSettings> settings, Host host) {
    Connections opened = new Connections();
    List<String> wrong = new ArrayList<>();
    settings.forEach(one -> opened.add(registry, one, host, wrong));
    catalog.systems().stream()
        .filter(system -> !system.needsConnection())
        .forEach(
            system -> opened.add(registry, ConnectionSettings.none(system.key()), host, wrong));
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
    return opened;
  }

  /**
   * For tests and simulators: connections made by hand; a system's nameless one goes under the
   * system's key.
   */
  public static Connections of(Map<String, ? extends Connection> connections) {
    Connections made = new Connections();
    made.byName.putAll(connections);
    return made;
  }

  private void add(Registry registry, ConnectionSettings one, Host host, List<String> wrong) {
    Optional<Connector> connector = registry.connector(one.system());
    if (connector.isEmpty()) {
      wrong.add(
          "%s: no connector for system '%s'; there are %s"
              .formatted(one.name(), one.system(), registry.systems()));
      return;
    }
    try {
      Connection connection = connector.get().open(one, host);
      byName.put(one.name(), connection);
      shares.merge(connection.account(), one.share(), Math::min);
      systems.put(one.name(), one.system());
    } catch (IllegalArgumentException e) {
      wrong.add(one.name() + ": " + e.getMessage());
    }
  }

  /**
   * By the user's name, or by a system's key for systems that need no connection; {@code NAME@ID}
   * is the account of that id below a connection.
   */
  public Optional<Connection> find(String name) {
    Connection found = byName.get(name);
    int at = found == null ? name.lastIndexOf('@') : -1;
    return at < 0
        ? Optional.ofNullable(found)
        : Optional.ofNullable(below.get(name))
            .or(() -> find(name.substring(0, at)).flatMap(up -> opened(up, name, at)));
  }

  private Optional<Connection> opened(Connection above, String name, int at) {
    return above
        .below(name.substring(at + 1))
        .map(
            one -> {
              shares.merge(one.account(), share(above.account()), Math::min);
              return Optional.ofNullable(below.putIfAbsent(name, one)).orElse(one);
            });
  }

  /**
   * Forgets the accounts below that are not among these names; asked for again, they are opened.
   */
  void keep(Set<String> used) {
    below.keySet().retainAll(used);
    hosts.clear();
  }

  /** The accounts below that were asked for so far, by {@code NAME@ID}. */
  public Map<String, Connection> opened() {
    return new TreeMap<>(below);
  }

  /** The user's names for their connections, with the system of each. */
  public Map<String, String> systemsByName() {
    return Map.copyOf(systems);
  }

  /**
   * How much of an account's budget is ours, in percent: of several connections to it the smallest.
   */
  public int share(String account) {
    return shares.getOrDefault(account, Budget.WHOLE);
  }

  /** The address that the connections to an account speak to; empty where nobody can say. */
  public Optional<String> host(String account) {
    return Optional.ofNullable(hosts.get(account)).or(() -> looked(account));
  }

  private Optional<String> looked(String account) {
    Optional<String> host =
        Stream.concat(byName.values().stream(), below.values().stream())
            .filter(one -> one.account().equals(account))
            .flatMap(one -> one.host().stream())
            .findFirst();
    host.ifPresent(found -> hosts.put(account, found));
    return host;
  }

  /** Whose account each is for, by name; a system's nameless one under the system's key. */
  public Map<String, String> accounts() {
    Map<String, String> accounts = new TreeMap<>();
    byName.forEach((name, connection) -> accounts.put(name, connection.account()));
    return accounts;
  }

  public Future<Void> close() {
    return Future.join(byName.values().stream().map(Connection::close).toList()).mapEmpty();
  }
}
