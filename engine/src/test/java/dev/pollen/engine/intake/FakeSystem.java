package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Stamp;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A made-up system: what it lists, how it fails and what it was asked are the test's. A window
 * leaves out what changed before the asked instant, as a vendor does, an ascending one shows the
 * oldest change first; the input {@code group} asks for the records of that group only.
 */
final class FakeSystem implements Connection {
  final Map<String, JsonNode> records = new LinkedHashMap<>();
  final List<Asked> asks = new ArrayList<>();
  final Deque<Supplier<Future<Page>>> scripted = new ArrayDeque<>();
  RecordShape shape = Specs.shape("/id");
  Duration tick = Duration.ofMinutes(1);
  Duration skew = Duration.ZERO;
  boolean unfit;
  Duration delay = Duration.ofMillis(5);
  int pageSize = 1_000;
  boolean tellsDate = true;

  /** Those groups that are hosts of their own. */
  Set<String> leadsTo = Set.of();

  int triggers;
  int underWay;
  int mostUnderWay;
  private final String account;
  Timing timing;

  FakeSystem(String account, Timing timing) {
    this.account = account;
    this.timing = timing;
  }

  /** One request that came. */
  record Asked(Instant at, Optional<Instant> since, Optional<String> after) {}

  /** A record that is created, or changed, now. */
  ObjectNode put(String id, Object... more) {
    Instant now = now();
    JsonNode before = records.get(id);
    ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id);
    record.put("created", before == null ? now.toString() : before.path("created").asText());
    record.put("changed", now.toString());
    for (int i = 0; i < more.length; i += 2) {
      record.put((String) more[i], String.valueOf(more[i + 1]));
    }
    records.put(id, record);
    return record;
  }

  Instant now() {
    return timing.now().plus(skew);
  }

  /** The next request is answered like this. */
  void next(Supplier<Future<Page>> answer) {
    scripted.add(answer);
  }

  void failNext(RuntimeException fault, int times) {
    for (int i = 0; i < times; i++) {
      next(() -> Future.failedFuture(fault));
    }
  }

  static Page page(List<JsonNode> records, String next, Instant date) {
    return new Page(
        records,
        Optional.ofNullable(next).map(Trigger.Cursor::new),
        Optional.ofNullable(date),
        RateSignal.NONE);
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    if (unfit) {
      throw new IllegalStateException("a connector's mistake");
    }
    if (!spec.key().startsWith(account.split(":", -1)[0] + ".")) {
      throw new IllegalArgumentException("no code for " + spec.key());
    }
    triggers++;
    return new Scripted(spec);
  }

  private final class Scripted implements Trigger {
    private final TriggerSpec spec;

    private Scripted(TriggerSpec spec) {
      this.spec = spec;
    }

    @Override
    public RecordShape shape(JsonNode inputs) {
      return shape;
    }

    @Override
    public Optional<String> host(JsonNode inputs) {
      return Optional.of(inputs.path("group").asText("")).filter(leadsTo::contains);
    }

    @Override
    public Optional<Instant> tickAfter(Instant instant, JsonNode inputs) {
      long step = tick.toMillis();
      return Optional.of(
          Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), step) * step + step));
    }

    @Override
    public Future<Page> poll(Ask ask) {
      asks.add(new Asked(timing.now(), ask.since(), ask.after().map(Cursor::place)));
      Supplier<Future<Page>> answer = scripted.poll();
      return answer != null ? answer.get() : answered(ask);
    }

    private Future<Page> answered(Ask ask) {
      mostUnderWay = Math.max(mostUnderWay, ++underWay);
      io.vertx.core.Promise<Page> promise = io.vertx.core.Promise.promise();
      timing.after(
          delay,
          () -> {
            underWay--;
            promise.complete(spec.clock() ? ticked() : listed(ask));
          });
      return promise.future();
    }

    private Page ticked() {
      long step = tick.toMillis();
      Instant at = Instant.ofEpochMilli(Math.floorDiv(timing.now().toEpochMilli(), step) * step);
      JsonNode record =
          JsonNodeFactory.instance.objectNode().put("id", at.toString()).put("created", "" + at);
      return page(List.of(record), null, timing.now());
    }

    private Page listed(Ask ask) {
      List<JsonNode> all =
          records.values().stream()
              .filter(record -> inWindow(record, ask) && inGroup(record, ask))
              .sorted(Comparator.comparing(record -> spec.ascending() ? changed(record) : ""))
              .toList();
      int from = ask.after().map(place -> Integer.parseInt(place.place())).orElse(0);
      int to = Math.min(all.size(), from + pageSize);
      return page(
          all.subList(Math.min(from, to), to),
          to < all.size() ? "" + to : null,
          tellsDate ? now() : null);
    }

    private static String changed(JsonNode record) {
      return record.path("changed").asText();
    }

    private boolean inGroup(JsonNode record, Ask ask) {
      return !ask.inputs().has("group") || ask.inputs().path("group").equals(record.path("group"));
    }

    private boolean inWindow(JsonNode record, Ask ask) {
      return spec.since().isEmpty()
          || ask.since().isEmpty()
          || !Stamp.of(record.path("changed")).orElse(Instant.MAX).isBefore(ask.since().get());
    }
  }

  @Override
  public Action action(ActionSpec spec) {
    throw new UnsupportedOperationException("intake calls no actions");
  }

  @Override
  public Future<Void> check() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
