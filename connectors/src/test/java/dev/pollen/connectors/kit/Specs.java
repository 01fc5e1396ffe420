package dev.pollen.connectors.kit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.Field;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Trigger;
import dev.pollen.engine.spi.Vault;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.vault.Scrubber;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Catalog entries, settings and hosts made by hand, with the least a test must say. */
public final class Specs {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private Specs() {}

  /** JSON with single quotes for double ones. */
  public static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  public static SystemSpec system(String key) {
    return new SystemSpec(
        key,
        "Acme",
        "",
        Optional.empty(),
        List.of(),
        false,
        Map.of(),
        List.of(),
        List.of("location"),
        new SystemSpec.RateHeaders("", "X-Left", "", "", "X-Left-Today"),
        pointers("/message"),
        Set.of(423),
        Optional.empty(),
        Map.of("rate limits", "https://example.com/limits"),
        "test");
  }

  public static List<JsonPointer> pointers(String... pointers) {
    return List.of(pointers).stream().map(JsonPointer::compile).toList();
  }

  public static Field field(String name, FieldType type) {
    return field(name, type, Optional.empty(), Optional.empty());
  }

  public static Field from(String name, String connectionField) {
    return field(name, FieldType.ANY, Optional.empty(), Optional.of(connectionField));
  }

  public static Field withDefault(String name, String value) {
    return field(name, FieldType.ANY, Optional.of(json(value)), Optional.empty());
  }

  private static Field field(
      String name, FieldType type, Optional<JsonNode> usual, Optional<String> from) {
    return new Field(
        name,
        type,
        false,
        false,
        usual,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "",
        List.of(),
        Optional.empty(),
        from);
  }

  public static OperationSpec.Common common(String key, Optional<HttpCall> call, Field... inputs) {
    return new OperationSpec.Common(
        key,
        key.replaceAll("[.].*", ""),
        "",
        key,
        "",
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        OperationSpec.Token.NONE,
        call,
        List.of(inputs),
        List.of(),
        Optional.empty(),
        true,
        false,
        "test");
  }

  public static ActionSpec action(OperationSpec.Common common, Effect effect) {
    return new ActionSpec(
        common,
        effect,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Set.of(503),
        Set.of(404),
        Optional.empty());
  }

  public static TriggerSpec trigger(
      OperationSpec.Common common, Optional<RecordShape> shape, Paging paging) {
    return trigger(common, shape, paging, Optional.empty());
  }

  public static TriggerSpec trigger(
      OperationSpec.Common common,
      Optional<RecordShape> shape,
      Paging paging,
      Optional<Since> since) {
    return new TriggerSpec(common, shape, paging, since, false, Duration.ZERO, false, false);
  }

  public static RecordShape list(String... places) {
    return new RecordShape(
        RecordShape.Form.LIST, pointers(places), pointers("/id"), List.of(), List.of(), List.of());
  }

  public static HttpCall call(String method, String path, List<String> query, List<String> body) {
    return new HttpCall(method, path, Map.of(), List.of(), query, body, false);
  }

  public static Host host(Vertx vertx, Path folder, Duration timeout, SystemSpec system) {
    return host(vertx, folder, timeout, new Catalog(List.of(system), List.of()), NOW);
  }

  /** A host whose calls leave by other rules than the usual ones. */
  public static Host host(Vertx vertx, Duration timeout, SystemSpec system, Network network) {
    return new Host(
        vertx,
        new Catalog(List.of(system), List.of()),
        InstantSource.system(),
        ZoneId.of("America/Denver"),
        Path.of("."),
        Path.of("data"),
        timeout,
        Vault.hiding(new Scrubber()),
        network);
  }

  public static Host host(
      Vertx vertx, Path folder, Duration timeout, Catalog catalog, Instant now) {
    return new Host(
        vertx,
        catalog,
        InstantSource.fixed(now),
        ZoneId.of("America/Denver"),
        folder,
        folder.resolve("data"),
        timeout);
  }

  public static ConnectionSettings settings(String system, String url, String fields) {
    return new ConnectionSettings(
        "mine",
        system,
        Optional.of("token-of-the-test"),
        Optional.of(url),
        false,
        (ObjectNode) json(fields));
  }

  public static ConnectionSettings readOnly(ConnectionSettings settings) {
    return new ConnectionSettings(
        settings.name(),
        settings.system(),
        settings.token(),
        settings.baseUrl(),
        true,
        settings.fields());
  }

  public static Trigger.Ask ask(String inputs) {
    return new Trigger.Ask(json(inputs), Optional.empty(), Optional.empty());
  }

  public static Trigger.Ask after(Trigger.Ask ask, Optional<Trigger.Cursor> cursor) {
    return new Trigger.Ask(ask.inputs(), ask.since(), cursor);
  }
}
