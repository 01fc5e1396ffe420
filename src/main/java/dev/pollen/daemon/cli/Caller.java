package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.daemon.VertxLoop;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.daemon.http.Scrubber;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Registry;
import dev.pollen.engine.dispatch.Permits.Permit;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.names.Source;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger.Ask;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes calls by hand, without a daemon: opens the connections that are needed, and no others.
 *
 * <p>A 429 is waited out a few times, because it says that nothing happened. Nothing else is
 * repeated: whoever calls by hand sees what came and decides.
 */
final class Caller implements Calling {
  private static final int PATIENCE = 5;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(2);

  private static final ByHand FREE = account -> Future.succeededFuture(Permit.FREE);

  private final Vertx vertx;
  private final Connections connections;
  private final Names names;
  private final Scrubber scrubber;
  private final ByHand permits;
  private final Runnable closing;

  /** Where a request by hand gets its place in an account's budget. */
  @FunctionalInterface
  interface ByHand {
    Future<Permit> ask(String account);
  }

  private Caller(
      Vertx vertx,
      Connections connections,
      Names names,
      Scrubber scrubber,
      ByHand permits,
      Runnable closing) {
    this.permits = permits;
    this.vertx = vertx;
    this.connections = connections;
    this.names = names;
    this.scrubber = scrubber;
    this.closing = closing;
  }

  /**
   * @param byName whether inputs may be names, which are looked up before the call; else each call
   *     is one request, its inputs as they stand
   */
  static Caller open(
      PollenConfig config,
      Catalog catalog,
      List<ConnectionSettings> settings,
      boolean byName,
      Tokens tokens) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
    Host host =
        new Host(
            vertx,
            catalog,
            InstantSource.system(),
            config.zone(),
            config.base(),
            config.data(),
            config.timeout(),
            tokens.vault(),
            config.network());
    try {
      Registry registry = Registry.load(Caller.class.getClassLoader());
      Connections opened = Connections.open(registry, catalog, settings, host);
      return new Caller(
          vertx,
          opened,
          Names.of(catalog, host.clock()).only(list -> byName),
          new Scrubber(catalog),
          FREE,
          () -> {
            Waiting.quietly(opened.close().eventually(vertx::close));
            tokens.close();
          });
    } catch (IllegalArgumentException e) {
      Waiting.quietly(vertx.close());
      tokens.close();
      throw CommandFault.usage(e.getMessage());
    }
  }

  /** Calls by connections that somebody else opens and closes. */
  static Caller of(
      Vertx vertx,
      Connections connections,
      Catalog catalog,
      InstantSource clock,
      boolean byName,
      Scrubber scrubber,
      ByHand permits) {
    Names names = Names.of(catalog, clock).only(list -> byName);
    return new Caller(vertx, connections, names, scrubber, permits, () -> {});
  }

  @Override
  public Future<CallResult> call(Call call) {
    return sent(call, PATIENCE).otherwise(fault -> CallResult.failed(call, fault, scrubber));
  }

  private Future<CallResult> sent(Call call, int patience) {
    return once(call)
        .recover(
            fault ->
                throttled(fault) && patience > 0
                    ? later(wait(fault)).compose(go -> sent(call, patience - 1))
                    : Future.failedFuture(fault));
  }

  private Future<CallResult> once(Call call) {
    Promise<CallResult> home = Promise.promise();
    vertx.runOnContext(go -> begin(call).onComplete(home));
    return home.future();
  }

  private Future<CallResult> begin(Call call) {
    try {
      Connection connection = connection(call);
      OperationSpec operation = call.operation();
      return names
          .resolved(operation, call.inputs(), source(connection))
          .map(found -> new Call(operation, call.connection(), (ObjectNode) found))
          .compose(named -> told(named, made(connection, named)));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Each page of a list is a request of its own. */
  private Source source(Connection connection) {
    Loop loop = VertxLoop.here(vertx, InstantSource.system());
    return new Source(connection, loop, () -> permits.ask(connection.account()));
  }

  private Future<CallResult> made(Connection connection, Call call) {
    return permits.ask(connection.account()).compose(permit -> permitted(permit, connection, call));
  }

  private Future<CallResult> permitted(Permit permit, Connection connection, Call call) {
    return permit
        .leave()
        .compose(
            free ->
                call.operation() instanceof TriggerSpec trigger
                    ? read(permit, connection, trigger, call)
                    : act(permit, connection, (ActionSpec) call.operation(), call));
  }

  /** What the reply says of the budget is heard, however the call ended. */
  private static <T> Future<T> heard(
      Permit permit, Function<T, RateSignal> rate, Supplier<Future<T>> call) {
    return Future.<Void>succeededFuture()
        .compose(now -> call.get())
        .onSuccess(came -> permit.ended(rate.apply(came)))
        .onFailure(permit::failed);
  }

  /** A failure is a result that shows what was sent; only a 429 is not the end yet. */
  private Future<CallResult> told(Call sent, Future<CallResult> came) {
    return came.recover(
        fault ->
            throttled(fault)
                ? Future.failedFuture(fault)
                : Future.succeededFuture(CallResult.failed(sent, fault, scrubber)));
  }

  private Connection connection(Call call) {
    return connections
        .find(call.connection())
        .orElseThrow(() -> new IllegalArgumentException("no connection " + call.connection()))
        .serving(call.operation());
  }

  private Future<CallResult> read(
      Permit permit, Connection connection, TriggerSpec trigger, Call call) {
    Ask ask = new Ask(call.inputs(), Optional.empty(), Optional.empty());
    return heard(permit, Page::rate, () -> connection.trigger(trigger).poll(ask))
        .map(page -> CallResult.read(call, page, scrubber))
        .recover(
            fault ->
                Bare.reply(trigger, fault)
                    .map(reply -> Future.succeededFuture(CallResult.bare(call, reply, scrubber)))
                    .orElseGet(() -> Future.failedFuture(fault)));
  }

  private Future<CallResult> act(Permit permit, Connection connection, ActionSpec spec, Call call) {
    return heard(permit, Receipt::rate, () -> performed(connection.action(spec), call))
        .map(receipt -> CallResult.done(call, receipt, scrubber));
  }

  private static Future<Receipt> performed(Action action, Call call) {
    return action
        .prepare(call.inputs())
        .compose(input -> action.perform(input, "by-hand-" + UUID.randomUUID()));
  }

  private static boolean throttled(Throwable fault) {
    return fault instanceof Fault known && known.kind() == Fault.Kind.THROTTLED;
  }

  private static Duration wait(Throwable fault) {
    return ((Fault) fault).rate().retryAfter().orElse(USUAL_WAIT);
  }

  private Future<Void> later(Duration wait) {
    Promise<Void> over = Promise.promise();
    vertx.setTimer(Math.max(1, wait.toMillis()), id -> over.complete());
    return over.future();
  }

  @Override
  public void close() {
    closing.run();
  }
}
