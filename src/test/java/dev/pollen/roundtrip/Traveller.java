package dev.pollen.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.Connections;
import dev.pollen.engine.Registry;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger.Ask;
import dev.pollen.sandbox.Sandbox;
import dev.pollen.sandbox.SandboxKit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls operations at a sandbox as the program does, as a sub-account and as its agency. */
final class Traveller implements AutoCloseable {
  private static final int SECONDS = 20;
  private static final String HERE = "here";
  private static final String AGENCY = "agency";

  private final Connections connections;

  private Traveller(Connections connections) {
    this.connections = connections;
  }

  static Traveller at(SandboxKit kit, Vertx vertx, Catalog catalog, Path data) {
    Host host =
        new Host(
            vertx, catalog, kit.clock(), ZoneOffset.UTC, data, data, Duration.ofSeconds(SECONDS));
    Sandbox sandbox = kit.sandbox();
    List<ConnectionSettings> settings =
        List.of(settings(kit, HERE, sandbox.token()), settings(kit, AGENCY, sandbox.agencyToken()));
    return new Traveller(
        Connections.open(Registry.load(Traveller.class.getClassLoader()), catalog, settings, host));
  }

  private static ConnectionSettings settings(SandboxKit kit, String name, String token) {
    ObjectNode fields = new ObjectMapper().createObjectNode();
    fields.put("location", kit.sandbox().location()).put("company", kit.sandbox().company());
    return new ConnectionSettings(
        name, "highlevel", Optional.of(token), Optional.of(kit.baseUrl()), false, fields);
  }

  /** The reply of an action, or {@code {records: …}} of a trigger; fails as the call does. */
  JsonNode call(OperationSpec spec, ObjectNode inputs, boolean agency) {
    boolean asAgency = agency || spec.common().token() == OperationSpec.Token.AGENCY;
    Connection connection = connections.find(asAgency ? AGENCY : HERE).orElseThrow();
    return spec instanceof TriggerSpec trigger
        ? read(connection, trigger, inputs)
        : act(connection, (ActionSpec) spec, inputs);
  }

  private static JsonNode read(Connection connection, TriggerSpec spec, ObjectNode inputs) {
    Ask ask = new Ask(inputs, Optional.empty(), Optional.empty());
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    await(connection.trigger(spec).poll(ask)).records().forEach(reply.putArray("records")::add);
    return reply;
  }

  private static JsonNode act(Connection connection, ActionSpec spec, ObjectNode inputs) {
    Action action = connection.action(spec);
    return await(
        action
            .prepare(inputs)
            .compose(input -> action.perform(input, "tour-" + spec.key()))
            .map(receipt -> receipt.reply()));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer for %d seconds".formatted(SECONDS), e);
    }
  }

  @Override
  public void close() {
    await(connections.close());
  }
}
