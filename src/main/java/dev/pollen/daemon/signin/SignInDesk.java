package dev.pollen.daemon.signin;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.engine.Connections;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.status.Cause;
import io.vertx.core.Future;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where connections are signed in and looked at. Any thread; futures complete on any thread.
 * Unknown names fail with words that say what there is.
 */
public final class SignInDesk {
  private final Catalog catalog;
  private final Connections connections;
  private final Map<String, ConnectionSettings> settings = new LinkedHashMap<>();
  private final Needs needs;
  private final InstantSource clock;
  private final Consumer<String> signedIn;
  private final Function<String, Future<Permit>> permits;
  private final Function<String, Map<String, String>> locations;
  private final Agreements asked;

  /**
   * @param recipes those in force: they say which scopes are needed
   * @param signedIn told the name of a connection that can be used again
   * @param permits where a request gets its place in its account's budget, by account
   * @param locations the accounts below a connection's, as far as they were listed: names by id
   */
  public SignInDesk(
      Catalog catalog,
      Connections connections,
      List<ConnectionSettings> settings,
      Supplier<List<Recipe>> recipes,
      InstantSource clock,
      Consumer<String> signedIn,
      Function<String, Future<Permit>> permits,
      Function<String, Map<String, String>> locations) {
    this.catalog = catalog;
    this.connections = connections;
    this.needs = new Needs(catalog, recipes);
    this.clock = clock;
    this.signedIn = signedIn;
    this.permits = permits;
    this.locations = locations;
    this.asked = new Agreements(clock);
    settings.forEach(one -> this.settings.put(one.name(), one));
  }

  /** How every connection stands, by name, and the accounts below it that are worked for. */
  public List<Stand> stands() {
    return names().stream().map(this::stand).toList();
  }

  public Stand stand(String name) {
    ConnectionSettings one = named(name);
    Connection connection = connections.find(name).orElseThrow();
    Standing standing =
        connection
            .signIn()
            .map(SignIn::standing)
            .orElseGet(() -> Standing.of(Standing.State.READY, ""));
    return new Stand(
        name,
        one.system(),
        connection.account(),
        standing,
        needs.of(name, one.system(), standing),
        clock.instant(),
        below(name));
  }

  /** Of an account below another, its own name only. */
  private Map<String, String> below(String name) {
    String above = Recipe.connectionOf(name);
    Map<String, String> all = locations.apply(above);
    if (above.equals(name)) {
      return all;
    }
    String id = name.substring(above.length() + 1);
    return all.containsKey(id) ? Map.of(id, all.get(id)) : Map.of();
  }

  private ConnectionSettings named(String name) {
    String above = Recipe.connectionOf(name);
    boolean below = !above.equals(name) && connections.opened().containsKey(name);
    if (!settings.containsKey(below ? above : name)) {
      throw new NoSuchElementException(
          "no connection '%s' (there are %s)"
              .formatted(name, settings.isEmpty() ? "none" : String.join(", ", settings.keySet())));
    }
    return settings.get(above);
  }

  private SignIn signIn(String name) {
    named(name);
    return connections
        .find(name)
        .flatMap(Connection::signIn)
        .orElseThrow(() -> new IllegalArgumentException(name + " needs no sign-in"));
  }

  /** Why the daemon is not ready, as far as connections go that recipes use. */
  public List<Cause> causes() {
    return stands().stream()
        .filter(one -> one.needs().used() && !one.standing().state().usable())
        .map(SignInDesk::cause)
        .toList();
  }

  private static Cause cause(Stand one) {
    String state = one.standing().state().word();
    String words =
        "connection %s is %s: %s"
            .formatted(one.name(), state.replace('_', ' '), one.standing().words());
    return new Cause(Cause.Kind.CONNECTION, one.name() + " " + state, words);
  }

  /**
   * What a person has to do now.
   *
   * @param usualRedirect where the browser comes back to, unless the settings say another place
   */
  public Errand begin(String name, String usualRedirect) {
    ConnectionSettings one = named(name);
    SignIn signIn = signIn(name);
    SystemSpec system = catalog.system(one.system()).orElseThrow();
    Set<String> scopes = stand(name).needs().needed().keySet();
    String redirect =
        one.app().flatMap(ConnectionSettings.OAuthApp::redirect).orElse(usualRedirect);
    String address = signIn.byBrowser() ? asked.ask(name, signIn, scopes, redirect) : "";
    return new Errand(
        name,
        system.title(),
        signIn.who(),
        signIn.byBrowser(),
        address,
        redirect,
        scopes,
        system.guides());
  }

  /**
   * Takes what the browser came back with. Some systems do not give the state back: then it counts
   * only while a single sign-in is under way.
   */
  public Future<Stand> receive(Map<String, String> query) {
    Optional<Asked> answered = asked.answered(Optional.ofNullable(query.get("state")));
    if (answered.isEmpty()) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "this is no answer to a sign-in that is under way: begin again with 'pollen connect"
                  + " NAME'"));
    }
    String name = answered.get().connection();
    String code = query.getOrDefault("code", "");
    if (code.isEmpty()) {
      String why = query.getOrDefault("error_description", query.getOrDefault("error", "no code"));
      return Future.failedFuture(
          new IllegalArgumentException("%s: access was not given (%s)".formatted(name, why)));
    }
    return done(name, signIn(name).receive(code, answered.get().agreement()));
  }

  /** Takes a key, or the address (or the code in it) at which a browser ended. */
  public Future<Stand> paste(String name, String text) {
    SignIn signIn = signIn(name);
    String given = text.strip();
    if (!signIn.byBrowser()) {
      return done(name, signIn.paste(given));
    }
    if (!given.startsWith("http")) {
      Map<String, String> query = new HashMap<>(Map.of("code", given));
      asked.state(name).ifPresent(state -> query.put("state", state));
      return receive(query);
    }
    Map<String, String> query = query(given);
    asked.state(name).ifPresent(state -> query.putIfAbsent("state", state));
    return receive(query);
  }

  private static Map<String, String> query(String address) {
    Map<String, String> query = new HashMap<>();
    String raw = Optional.ofNullable(uri(address).getRawQuery()).orElse("");
    for (String pair : raw.split("&", -1)) {
      String[] both = pair.split("=", 2);
      query.put(both[0], URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
    }
    return query;
  }

  private static URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("that is no address: copy all of the browser's line");
    }
  }

  private Future<Stand> done(String name, Future<Standing> standing) {
    return standing.map(
        now -> {
          signedIn.accept(name);
          return stand(name);
        });
  }

  /** A harmless call by each of these connections, or by all: how they stand after it. */
  public Future<List<Tested>> test(Optional<String> name) {
    List<String> names = name.map(this::known).orElseGet(this::names);
    List<Future<Tested>> tests = new ArrayList<>();
    names.forEach(each -> tests.add(tested(each)));
    return Future.join(tests).map(all -> tests.stream().map(Future::result).toList());
  }

  private List<String> known(String name) {
    named(name);
    return List.of(name);
  }

  private List<String> names() {
    return Stream.concat(settings.keySet().stream(), connections.opened().keySet().stream())
        .sorted()
        .toList();
  }

  private Future<Tested> tested(String name) {
    Connection connection = connections.find(name).orElseThrow();
    return (connection.checkCalls() ? called(connection) : connection.check())
        .map(done -> new Tested(stand(name), Optional.empty()))
        .otherwise(
            fault -> new Tested(stand(name), Optional.of(String.valueOf(fault.getMessage()))));
  }

  private Future<Void> called(Connection connection) {
    return permits.apply(connection.account()).compose(permit -> tried(connection, permit));
  }

  private static Future<Void> tried(Connection connection, Permit permit) {
    return permit
        .leave()
        .compose(free -> connection.check())
        .onSuccess(done -> permit.ended(RateSignal.NONE))
        .onFailure(permit::failed);
  }

  /** Connections that recipes use, for meters. */
  public Set<String> all() {
    return new LinkedHashSet<>(settings.keySet());
  }

  /**
   * What a test found.
   *
   * @param problem why the call failed; empty: it worked
   */
  public record Tested(Stand stand, Optional<String> problem) {}
}
