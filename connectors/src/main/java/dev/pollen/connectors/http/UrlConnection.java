package dev.pollen.connectors.http;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.signin.Credentials;
import dev.pollen.connectors.signin.SignIns;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Calls to any address. A connection of the user's own may add a {@code base_url}, and a key that
 * goes there and nowhere else.
 */
public final class UrlConnection implements Connection {
  private final SystemSpec system;
  private final ConnectionSettings settings;
  private final Host host;
  private final Optional<Address> base;
  private final Wire wire;
  private final Optional<SignIns> signIns;

  UrlConnection(SystemSpec system, ConnectionSettings settings, Host host) {
    this.system = system;
    this.settings = settings;
    this.host = host;
    this.base = settings.baseUrl().map(url -> Settings.base(system, settings, host.network()));
    this.wire = Wire.guarded(host);
    this.signIns = base.map(home -> signIns());
    keyHasHome();
  }

  private SignIns signIns() {
    UrlKey key = new UrlKey(settings);
    return SignIns.byKey(key.key(), key.isAsked(), settings, host);
  }

  private void keyHasHome() {
    if (base.isEmpty() && new UrlKey(settings).isAsked()) {
      throw new IllegalArgumentException(
          "base_url is missing: say which address the key is for; it goes nowhere else");
    }
  }

  @Override
  public Optional<SignIn> signIn() {
    return signIns.map(SignIns::signIn);
  }

  /** No budget is known, so all share one name; it limits nothing. */
  @Override
  public String account() {
    return system.key();
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return new UrlTrigger(spec.key(), inputs(spec), call(spec), caller(spec));
  }

  @Override
  public Action action(ActionSpec spec) {
    Action action = new UrlAction(spec, inputs(spec), call(spec), caller(spec));
    return settings.readOnly() ? new ReadOnly(spec.key(), settings.name(), action) : action;
  }

  /** There is no address to try before a recipe names one. */
  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public boolean checkCalls() {
    return false;
  }

  @Override
  public Future<Void> close() {
    return wire.close();
  }

  private Inputs inputs(OperationSpec spec) {
    return new Inputs(spec, settings.fields());
  }

  private UrlCall call(OperationSpec spec) {
    return new UrlCall(spec.key(), base, host.vault());
  }

  private Caller caller(OperationSpec spec) {
    return new Caller(
        wire,
        spec,
        system,
        host,
        signIns.map(SignIns::credentials).orElse(Credentials.NONE),
        base.map(Address::origin));
  }
}
