package dev.pollen.connectors.http;

import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.OperationSpec.Token;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.signin.Credentials;
import dev.pollen.connectors.signin.SignIns;
import dev.pollen.connectors.signin.WrongAccount;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.SignIn;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A connection whose every operation the catalog describes in full. */
public final class HttpConnection implements Connection {
  private static final String JSON = "application/json";

  private final SystemSpec system;
  private final ConnectionSettings settings;
  private final Host host;
  private final String account;
  private final Address base;
  private final Optional<String> origin;
  private final Secrets secrets;
  private final Wire wire;
  private final SignIns signIns;
  private final Optional<HttpConnection> above;

  private HttpConnection(
      SystemSpec system,
      ConnectionSettings settings,
      Host host,
      String account,
      Wire wire,
      SignIns signIns,
      Optional<HttpConnection> above) {
    this.system = system;
    this.settings = settings;
    this.host = host;
    this.account = account;
    this.base = Settings.base(system, settings, host.network());
    this.origin = Optional.of(base.origin().toString());
    this.secrets = new Secrets(host.vault(), settings.token().stream().toList());
    this.wire = wire;
    this.signIns = signIns;
    this.above = above;
  }

  static HttpConnection open(SystemSpec system, ConnectionSettings settings, Host host) {
    String base = Settings.base(system, settings, host.network()).toString();
    return new HttpConnection(
        system,
        settings,
        host,
        Settings.account(system, settings),
        Wire.of(host),
        SignIns.of(system, settings, host, base),
        Optional.empty());
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public Optional<String> host() {
    return origin;
  }

  @Override
  public Optional<Connection> below(String id) {
    return isAbove() ? Optional.of(opened(id)) : Optional.empty();
  }

  private HttpConnection opened(String id) {
    ConnectionSettings there = settings.below(system.signIn().below().orElseThrow().field(), id);
    HttpConnection asAbove =
        new HttpConnection(system, there, host, account, wire, signIns, Optional.empty());
    return new HttpConnection(
        system,
        there,
        host,
        Settings.account(system, there),
        wire,
        signIns.below().apply(id),
        Optional.of(asAbove));
  }

  private boolean isAbove() {
    return system.signIn().below().filter(spec -> spec.above(settings.fields())).isPresent();
  }

  /** With the inputs of this account, and the token and budget of the one above. */
  @Override
  public HttpConnection serving(OperationSpec spec) {
    return above.filter(one -> spec.common().token() == Token.AGENCY).orElse(this);
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return spec.shape().filter(shape -> shape.form() == RecordShape.Form.BYTES).isPresent()
        ? new FileTrigger(
            spec,
            inputs(spec),
            writer(spec, "*/*"),
            caller(spec),
            secrets,
            new KeptFiles(host, system.key()))
        : new HttpTrigger(spec, inputs(spec), writer(spec, JSON), caller(spec), secrets);
  }

  @Override
  public Action action(ActionSpec spec) {
    return limited(
        spec, new HttpAction(spec, inputs(spec), writer(spec, JSON), caller(spec), secrets));
  }

  /**
   * Reads any path below the base address, as the recipe's own inputs say.
   *
   * @param headers names of the headers that are inputs, by the input
   */
  public Trigger anyPath(TriggerSpec spec, Map<String, String> headers) {
    return new UrlTrigger(spec.key(), inputs(spec), call(spec, headers), caller(spec));
  }

  /** Calls any path below the base address; a connection for reading only lets GET through. */
  public Action anyPath(ActionSpec spec, Map<String, String> headers) {
    return limited(spec, new UrlAction(spec, inputs(spec), call(spec, headers), caller(spec)));
  }

  private PathCall call(OperationSpec spec, Map<String, String> headers) {
    return new PathCall(
        spec.key(),
        new UrlCall(spec.key(), Optional.of(base), host.vault()),
        system.headers(),
        headers,
        secrets,
        Optional.of(settings.name()).filter(name -> settings.readOnly()));
  }

  /** Keeps a connection for reading only from writing, whoever performs. */
  public Action limited(ActionSpec spec, Action action) {
    return settings.readOnly() ? new ReadOnly(spec.key(), settings.name(), action) : action;
  }

  @Override
  public Optional<SignIn> signIn() {
    return system.needsConnection() ? Optional.of(signIns.signIn()) : Optional.empty();
  }

  @Override
  public Future<Void> check() {
    return isAbove()
        ? signIns.credentials().now().mapEmpty()
        : testCall()
            .map(spec -> trigger(spec).poll(anything()).<Void>mapEmpty())
            .orElseGet(Future::succeededFuture);
  }

  @Override
  public boolean checkCalls() {
    return !isAbove() && testCall().isPresent();
  }

  private Optional<TriggerSpec> testCall() {
    return system.testOperation().flatMap(host.catalog()::trigger);
  }

  private static Trigger.Ask anything() {
    return new Trigger.Ask(Json.object(), Optional.empty(), Optional.empty());
  }

  @Override
  public Future<Void> close() {
    return Future.join(wire.close(), signIns.close()).mapEmpty();
  }

  private Inputs inputs(OperationSpec spec) {
    return new Inputs(spec, settings.fields());
  }

  private Caller caller(OperationSpec spec) {
    return new Caller(wire, spec, system, host, credentials(spec), Optional.of(base.origin()));
  }

  private Credentials credentials(OperationSpec spec) {
    boolean lower = isAbove() && spec.common().token() == Token.SUB_ACCOUNT;
    return lower
        ? new WrongAccount(spec.key(), settings.name(), system.signIn().below().orElseThrow())
        : serving(spec).signIns.credentials();
  }

  private RequestWriter writer(OperationSpec spec, String accept) {
    HttpCall call =
        spec.common()
            .http()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        spec.key() + ": its file has no http part, so it cannot be called"));
    return new RequestWriter(spec.key(), call, base, headers(accept));
  }

  private Map<String, String> headers(String accept) {
    Map<String, String> headers = new HashMap<>(Map.of("Accept", accept));
    headers.put("User-Agent", "pollen");
    headers.putAll(system.headers());
    return headers;
  }
}
