package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.http.Json;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tick of the clock is a record. A poll brings the last tick that is due: those missed while
 * nothing ran are one. Its id is its instant, so that no tick is taken in twice.
 */
final class ClockTrigger implements Trigger {
  private static final RecordShape SHAPE =
      new RecordShape(
          RecordShape.Form.LIST,
          List.of(JsonPointer.empty()),
          List.of(JsonPointer.compile("/id")),
          List.of(JsonPointer.compile("/at")),
          List.of(),
          List.of());

  private final TriggerSpec spec;
  private final InstantSource clock;
  private final ZoneId usual;
  private final Function<Wanted, Ticks> ticks;

  /** What a recipe's inputs want, and the zone they are meant in. */
  record Wanted(JsonNode inputs, ZoneId zone) {}

  ClockTrigger(TriggerSpec spec, InstantSource clock, ZoneId usual, Function<Wanted, Ticks> ticks) {
    this.spec = spec;
    this.clock = clock;
    this.usual = usual;
    this.ticks = ticks;
  }

  @Override
  public RecordShape shape(JsonNode inputs) {
    return spec.shape().orElse(SHAPE);
  }

  /** Throws a refused {@link Fault} when the inputs name no such times. */
  @Override
  public Optional<Instant> tickAfter(Instant instant, JsonNode inputs) {
    return wanted(inputs, wanted -> ticks.apply(wanted).after(instant));
  }

  @Override
  public Future<Page> poll(Ask ask) {
    try {
      return Future.succeededFuture(page(ask));
    } catch (Fault wrong) {
      return Future.failedFuture(wrong);
    }
  }

  private Page page(Ask ask) {
    Instant now = clock.instant();
    List<JsonNode> due =
        wanted(
            ask.inputs(),
            wanted ->
                ticks
                    .apply(wanted)
                    .last(now)
                    .filter(tick -> ask.since().map(since -> !tick.isBefore(since)).orElse(true))
                    .map(tick -> record(tick, wanted.zone()))
                    .stream()
                    .toList());
    return new Page(due, Optional.empty(), Optional.of(now), RateSignal.NONE);
  }

  private static JsonNode record(Instant tick, ZoneId zone) {
    return Json.object()
        .put("id", tick.toString())
        .put("at", tick.toString())
        .put("scheduled", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(tick.atZone(zone)))
        .put("zone", zone.getId());
  }

  private <T> T wanted(JsonNode inputs, Function<Wanted, T> then) {
    try {
      return then.apply(new Wanted(inputs, zone(inputs)));
    } catch (IllegalArgumentException e) {
      throw Fault.of(Fault.Kind.REFUSED, spec.key() + ": " + e.getMessage());
    }
  }

  private ZoneId zone(JsonNode inputs) {
    String name = inputs.path("zone").asText("");
    try {
      return name.isBlank() ? usual : ZoneId.of(name);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException(
          "zone '%s' is unknown: write one such as America/Denver".formatted(name), e);
    }
  }
}
