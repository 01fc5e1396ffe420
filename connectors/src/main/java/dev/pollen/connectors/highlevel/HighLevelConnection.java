package dev.pollen.connectors.highlevel;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.http.HttpConnection;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account at HighLevel: HTTP as its catalog says, the operations that are compositions, and
 * those that reach what the catalog does not describe.
 */
final class HighLevelConnection implements Connection {
  private static final String POLL = "highlevel.poll";

  /** The edition of an endpoint that is meant. */
  private static final Map<String, String> HEADERS = Map.of("version", "Version");

  private final HttpConnection http;
  private final Host host;
  private final Catalog catalog;
  private final Map<String, Function<ActionSpec, Action>> own =
      Map.of("highlevel.contact.find", this::findContact, "highlevel.request", this::request);

  HighLevelConnection(HttpConnection http, Host host) {
    this.http = http;
    this.host = host;
    this.catalog = host.catalog();
  }

  @Override
  public String account() {
    return http.account();
  }

  @Override
  public Optional<String> host() {
    return http.host();
  }

  @Override
  public Optional<Connection> below(String id) {
    return http.below(id).map(one -> new HighLevelConnection((HttpConnection) one, host));
  }

  @Override
  public Connection serving(OperationSpec spec) {
    HttpConnection serving = http.serving(spec);
    return serving == http ? this : new HighLevelConnection(serving, host);
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return spec.key().equals(POLL) ? http.anyPath(spec, HEADERS) : http.trigger(spec);
  }

  @Override
  public Action action(ActionSpec spec) {
    return own.getOrDefault(spec.key(), http::action).apply(spec);
  }

  private Action request(ActionSpec spec) {
    return http.anyPath(spec, HEADERS);
  }

  private Action findContact(ActionSpec spec) {
    return new FindContact(
        spec.key(),
        read("highlevel.contact.get"),
        read("highlevel.contact.get_duplicate"),
        read("highlevel.contact.search"));
  }

  private Trigger read(String key) {
    return catalog
        .trigger(key)
        .map(http::trigger)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "finding a contact needs %s, which the catalog lacks".formatted(key)));
  }

  @Override
  public Optional<SignIn> signIn() {
    return http.signIn();
  }

  @Override
  public Future<Void> check() {
    return http.check();
  }

  @Override
  public boolean checkCalls() {
    return http.checkCalls();
  }

  @Override
  public Future<Void> close() {
    return http.close();
  }
}
