package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.kit.SimLoop;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The other side: keeps a ledger of the calls that reached it, and answers each after a tenth of a
 * second as it was told to, else with success. It outlives every crash.
 */
final class Acme implements Connection {
  static final Duration ANSWERS_AFTER = Duration.ofMillis(100);

  private final String account;
  private final SimLoop loop;
  private final Map<String, ArrayDeque<Answer>> told = new HashMap<>();
  private final Map<String, Answer> always = new HashMap<>();
  private List<List<JsonNode>> pages = List.of();
  private Consumer<Call> watcher = call -> {};
  final List<Call> calls = new ArrayList<>();
  Function<Instant, Optional<Instant>> date = Optional::of;
  String host = "";
  int mostAtOnce;
  private int underWay;

  Acme(String account, SimLoop loop) {
    this.account = account;
    this.loop = loop;
  }

  /** One request that arrived. */
  record Call(String operation, JsonNode input, String identity, Instant at) {
    String id() {
      return input.path("id").asText();
    }
  }

  /** The next calls of an operation are answered so, one each. */
  Acme answer(String operation, Answer... answers) {
    told.computeIfAbsent(operation, any -> new ArrayDeque<>()).addAll(List.of(answers));
    return this;
  }

  /** Every call of an operation is answered so, unless told otherwise. */
  Acme always(String operation, Answer answer) {
    always.put(operation, answer);
    return this;
  }

  void pages(List<List<JsonNode>> all) {
    pages = all;
  }

  /** Looks on at the moment a call arrives. */
  void watch(Consumer<Call> arriving) {
    watcher = arriving;
  }

  List<Call> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** The inputs' ids, in the order of the calls. */
  List<String> ids(String operation) {
    return calls(operation).stream().map(Call::id).toList();
  }

  private Future<Receipt> arrived(String operation, JsonNode input, String identity) {
    Call call = new Call(operation, input, identity, loop.now());
    calls.add(call);
    watcher.accept(call);
    Answer answer = next(operation);
    Promise<Receipt> promise = Promise.promise();
    mostAtOnce = Math.max(mostAtOnce, ++underWay);
    loop.after(ANSWERS_AFTER, () -> give(answer, promise));
    return promise.future();
  }

  private void give(Answer answer, Promise<Receipt> promise) {
    underWay--;
    answer.give(promise);
  }

  private Answer next(String operation) {
    Answer next = told.getOrDefault(operation, new ArrayDeque<>()).poll();
    return next != null ? next : always.getOrDefault(operation, Answer.done("{}"));
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public Optional<String> host() {
    return Optional.of(host).filter(given -> !given.isEmpty());
  }

  @Override
  public Action action(ActionSpec spec) {
    return new Action() {
      @Override
      public Effect effect(JsonNode input) {
        return spec.effect();
      }

      @Override
      public Future<Receipt> perform(JsonNode input, String identity) {
        return arrived(spec.key(), input, identity);
      }
    };
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return new Trigger() {
      @Override
      public RecordShape shape(JsonNode inputs) {
        return Specs.shape();
      }

      @Override
      public Optional<String> host(JsonNode inputs) {
        return Optional.of(inputs.path("url").asText("")).filter(url -> !url.isEmpty());
      }

      @Override
      public Future<Page> poll(Ask ask) {
        String place = ask.after().map(Cursor::place).orElse("0");
        return arrived(spec.key(), ask.inputs(), place).map(done -> page(Integer.parseInt(place)));
      }
    };
  }

  private Page page(int number) {
    Optional<Trigger.Cursor> next =
        number + 1 < pages.size()
            ? Optional.of(new Trigger.Cursor("" + (number + 1)))
            : Optional.empty();
    List<JsonNode> records = pages.isEmpty() ? List.of() : pages.get(number);
    return new Page(records, next, date.apply(loop.now()), RateSignal.NONE);
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
