package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A short list that never changes, read by the steps of recipes. */
final class Parts implements Trigger {
  private final Wire wire;
  private final int count;
  private final Truth truth;

  Parts(Wire wire, int count, Truth truth) {
    this.wire = wire;
    this.count = count;
    this.truth = truth;
  }

  @Override
  public RecordShape shape(JsonNode inputs) {
    return Style.BARE.shape();
  }

  @Override
  public Future<Page> poll(Ask ask) {
    int from = ask.after().map(cursor -> Integer.parseInt(cursor.place())).orElse(0);
    return wire.send(
        () -> "parts from " + from, true, () -> page(from), () -> {}, truth.runs()::readByStep);
  }

  private Page page(int from) {
    int to = Math.min(count, from + SimSystem.PART_PAGE);
    List<JsonNode> some = new ArrayList<>();
    for (int i = from; i < to; i++) {
      some.add(JsonNodeFactory.instance.objectNode().put("id", "part" + i));
    }
    Optional<Cursor> next = to < count ? Optional.of(new Cursor("" + to)) : Optional.empty();
    return new Page(some, next, Optional.empty(), RateSignal.NONE);
  }
}
