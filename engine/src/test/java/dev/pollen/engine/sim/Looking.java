package dev.pollen.engine.sim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what actions of one kind made, a few at a time. */
final class Looking implements Trigger {
  private static final int PAGE = 3;

  private final Wire wire;
  private final SimSystem system;
  private final Making kind;
  private final String account;

  Looking(Wire wire, SimSystem system, Making kind, String account) {
    this.wire = wire;
    this.system = system;
    this.kind = kind;
    this.account = account;
  }

  @Override
  public RecordShape shape(JsonNode inputs) {
    return Style.BARE.shape();
  }

  @Override
  public Future<Page> poll(Ask ask) {
    int after = ask.after().map(cursor -> Integer.parseInt(cursor.place())).orElse(0);
    return wire.send(
        () -> kind.looks() + " after " + after, true, () -> page(after), () -> {}, fate -> {});
  }

  private Page page(int after) {
    List<JsonNode> all = system.shelf(account, kind).shown(system.now(), after, kind.stamped());
    List<JsonNode> some = all.subList(0, Math.min(PAGE, all.size()));
    Optional<Cursor> next =
        some.size() < all.size()
            ? Optional.of(new Cursor(some.get(PAGE - 1).path("id").asText().substring(1)))
            : Optional.empty();
    Instant date = Instant.ofEpochMilli(system.now() / 1_000 * 1_000);
    return new Page(some, next, Optional.of(date), RateSignal.NONE);
  }
}
