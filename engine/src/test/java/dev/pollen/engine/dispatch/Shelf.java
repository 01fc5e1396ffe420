package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The things that the made-up system keeps: what is added to it, and what others add. */
final class Shelf {
  private final Bench bench;
  private final List<JsonNode> things = new ArrayList<>();
  private Duration clock = Duration.ZERO;

  private Shelf(Bench bench) {
    this.bench = bench;
  }

  /** Its list is what the bench's system lists. */
  static Shelf of(Bench bench) {
    Shelf shelf = new Shelf(bench);
    bench.acme.pages(List.of(shelf.things));
    return shelf;
  }

  /** Its clock is ahead of ours by so much. */
  Shelf ahead(Duration span) {
    clock = span;
    bench.acme.date = now -> Optional.of(now.plus(span));
    return this;
  }

  /** Its clock is right, whatever ours is set to. */
  Shelf onTime() {
    bench.acme.date = now -> Optional.of(bench.time.now());
    return this;
  }

  int size() {
    return things.size();
  }

  /** One thing more, made now, by whomever. */
  String put(String text) {
    ObjectNode thing = JsonNodeFactory.instance.objectNode().put("id", "t" + (things.size() + 1));
    things.add(thing.put("text", text).put("at", bench.time.now().plus(clock).toString()));
    return thing.get("id").textValue();
  }

  /** It is done and said so. */
  Answer adds(String text) {
    return call -> Answer.done("{'thing': {'id': '%s'}}".formatted(put(text))).give(call);
  }

  /** The same, with the reply's date. */
  Answer addsAndDates(String text) {
    return call -> {
      JsonNode reply = Bench.json("{'thing': {'id': '%s'}}".formatted(put(text)));
      call.complete(new Receipt(200, reply, RateSignal.NONE, Optional.of(bench.time.now())));
    };
  }

  /** It is done, kept as this makes of it, and the reply is lost. */
  Answer losesReply(String text, UnaryOperator<String> alters) {
    return call -> {
      put(alters.apply(text));
      Answer.unknown().give(call);
    };
  }

  /** As a system may keep a text. */
  static String trimmed(String text) {
    return text.strip();
  }

  Answer losesReply(String text) {
    return losesReply(text, same -> same);
  }

  /** The reply is lost, and it is done so much later. */
  Answer doneLater(String text, Duration later) {
    return call -> {
      bench.alive.get(0).after(later, () -> put(text));
      Answer.unknown().give(call);
    };
  }

  /** Refused, because the thing with this id exists. */
  static Answer exists(String id) {
    return call ->
        call.fail(
            new Fault(
                Fault.Kind.REFUSED,
                400,
                "it exists",
                "{\"meta\": {\"id\": \"" + id + "\"}}",
                RateSignal.NONE));
  }
}
