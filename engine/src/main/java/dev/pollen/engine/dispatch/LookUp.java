package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Look;
import dev.pollen.catalog.Reconcile;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.dispatch.Sighting.Thing;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at another system for what an action may have made: reads that are tried again as any read,
 * one look behind the other.
 */
final class LookUp {
  private final Trip trip;
  private final Calls.Named connection;
  private final Reconcile how;
  private final String path;
  private final Recipe.Retry retry;

  LookUp(Trip trip, Calls.Named connection, Reconcile how, String path, Recipe.Retry retry) {
    this.trip = trip;
    this.connection = connection;
    this.how = how;
    this.path = path;
    this.retry = retry;
  }

  /**
   * Everything there is since an instant, or at all where the reads cannot ask so.
   *
   * @param since by the system's clock
   */
  Future<Sighting> look(JsonNode input, Instant since) {
    Round round = new Round(input, since);
    return look(round, 0, List.of(Map.of())).map(done -> round.sighting());
  }

  private boolean isLast(int number) {
    return number == how.looks().size() - 1;
  }

  private Future<Void> look(Round round, int number, List<Map<String, JsonNode>> given) {
    Future<Void> done = Future.succeededFuture();
    boolean last = isLast(number);
    List<Map<String, JsonNode>> gives = new ArrayList<>();
    for (Map<String, JsonNode> names : given) {
      done = done.compose(on -> new Reading(round, number, names, last ? List.of() : gives).all());
    }
    return last ? done : done.compose(on -> look(round, number + 1, gives));
  }

  private final class Round {
    private final JsonNode input;
    private final Instant since;
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private Optional<Duration> ahead = Optional.empty();

    private Round(JsonNode input, Instant since) {
      this.input = input;
      this.since = since;
    }

    /** Pages overlap: what came twice is there once. */
    private Sighting sighting() {
      return new Sighting(List.copyOf(things.values()), ahead, trip.now());
    }
  }

  /** All pages of one read. */
  private final class Reading {
    private final Round round;
    private final Look look;
    private final Map<String, JsonNode> names;
    private final List<Map<String, JsonNode>> gives;
    private final TriggerSpec spec;
    private final Search search;
    private final boolean last;

    private Reading(
        Round round, int number, Map<String, JsonNode> names, List<Map<String, JsonNode>> gives) {
      this.round = round;
      this.look = how.looks().get(number);
      this.names = names;
      this.gives = gives;
      this.last = isLast(number);
      this.spec = (TriggerSpec) trip.outside().operation(look.trigger());
      this.search =
          new Search(
              trip,
              spec,
              connection,
              look.inputs(round.input, names, round.since),
              path + "/look",
              retry);
    }

    private Future<Void> all() {
      return page(Optional.empty(), 1);
    }

    private Future<Void> page(Optional<String> cursor, int number) {
      return search.one(cursor).compose(page -> after(page, number));
    }

    private Future<Void> after(Page page, int number) {
      round.ahead =
          page.date().map(date -> Duration.between(trip.now(), date)).or(() -> round.ahead);
      List<Thing> seen = page.records().stream().filter(look::counts).map(this::thing).toList();
      seen.forEach(this::keep);
      Optional<String> next = page.next().map(Trigger.Cursor::place);
      if (next.isEmpty() || isOld(seen)) {
        return Future.succeededFuture();
      }
      return number < trip.setup().limits().pages()
          ? page(next, number + 1)
          : Future.failedFuture(Halt.failed(spec.key() + " has too many records to look through"));
    }

    private Thing thing(JsonNode record) {
      List<JsonPointer> created =
          how.created().isEmpty() ? spec.shape().orElseThrow().created() : how.created();
      return Thing.of(record, spec.shape().orElseThrow().identity(), created);
    }

    private void keep(Thing thing) {
      if (last) {
        round.things.put(thing.id(), thing);
      } else {
        Map<String, JsonNode> more = new HashMap<>(names);
        look.gives().forEach((name, place) -> more.put(name, thing.record().at(place)));
        gives.add(more);
      }
    }

    private boolean isOld(List<Thing> seen) {
      return look.newestFirst()
          && !seen.isEmpty()
          && seen.stream().noneMatch(thing -> thing.mayBeFrom(round.since));
    }
  }
}
