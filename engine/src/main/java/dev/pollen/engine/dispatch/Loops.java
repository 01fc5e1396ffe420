package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.recipe.Step;
import dev.pollen.engine.recipe.Step.ForEach.From;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * The loops of a run: over a list, or over a trigger's records page by page. Several iterations may
 * be under way at once; the first failure begins no new one, and those under way end first.
 */
final class Loops {
  private final RunWalk walk;
  private final StepCall calls;
  private final Ledger ledger;

  Loops(RunWalk walk, StepCall calls, Ledger ledger) {
    this.walk = walk;
    this.calls = calls;
    this.ledger = ledger;
  }

  /** Completes with the number of items. */
  Future<Integer> run(Step.ForEach step, Frame frame) {
    return step.from()
        .map(from -> pages(step, from, frame, 0, Optional.empty(), 0))
        .orElseGet(() -> list(step, frame));
  }

  private Future<Integer> list(Step.ForEach step, Frame frame) {
    String name = frame.name(step.path());
    return ledger
        .read(name)
        .map(Future::succeededFuture)
        .orElseGet(() -> evaluated(step, frame, name))
        .compose(items -> each(step, frame, items, "").map(done -> items.size()));
  }

  private Future<JsonNode> evaluated(Step.ForEach step, Frame frame, String name) {
    return walk.value(step.list().orElseThrow(), frame.scope())
        .map(Loops::asList)
        .onSuccess(items -> ledger.remember(name, items));
  }

  /** A scalar is a list of one, nothing is an empty list. */
  private static JsonNode asList(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    return value.isMissingNode() || value.isNull() ? list : list.add(value);
  }

  private Future<Integer> pages(
      Step.ForEach step, From from, Frame frame, int page, Optional<String> cursor, int before) {
    String name = frame.name(step.path()) + "/page" + page;
    return ledger
        .read(name)
        .map(Future::succeededFuture)
        .orElseGet(() -> fetched(from, frame, name, cursor))
        .compose(
            read ->
                each(step, frame, read.path("records"), "p" + page + ".")
                    .compose(done -> after(step, from, frame, page, read, before)));
  }

  private Future<Integer> after(
      Step.ForEach step, From from, Frame frame, int page, JsonNode read, int before) {
    int here = read.path("count").asInt(read.path("records").size());
    int count = before + here;
    ledger.remember(frame.name(step.path()) + "/page" + page, walkedThrough(read, here));
    return read.has("next")
        ? pages(step, from, frame, page + 1, Optional.of(read.get("next").asText()), count)
        : Future.succeededFuture(count);
  }

  /** What a replay needs of a page whose items are all done: where it went on, not the records. */
  private static ObjectNode walkedThrough(JsonNode read, int count) {
    ObjectNode place = RunWalk.object().put("count", count);
    if (read.has("next")) {
      place.set("next", read.get("next"));
    }
    return place;
  }

  private Future<JsonNode> fetched(From from, Frame frame, String name, Optional<String> cursor) {
    return walk.filled(from.with(), frame.scope())
        .compose(inputs -> calls.page(from.operation(), from.connection(), inputs, cursor, name))
        .onSuccess(read -> ledger.remember(name, read));
  }

  static ObjectNode page(Iterable<JsonNode> records, Optional<String> next) {
    ObjectNode page = RunWalk.object();
    ArrayNode list = page.putArray("records");
    records.forEach(list::add);
    next.ifPresent(place -> page.put("next", place));
    return page;
  }

  private Future<Void> each(Step.ForEach step, Frame frame, JsonNode items, String prefix) {
    return new Sweep(step, frame, items, prefix).begin();
  }

  /** The iterations over one list. */
  private final class Sweep {
    private final Step.ForEach step;
    private final Frame frame;
    private final JsonNode items;
    private final String prefix;
    private final Promise<Void> end = Promise.promise();
    private Optional<Throwable> failure = Optional.empty();
    private int next;
    private int running;
    private boolean filling;

    private Sweep(Step.ForEach step, Frame frame, JsonNode items, String prefix) {
      this.step = step;
      this.frame = frame;
      this.items = items;
      this.prefix = prefix;
    }

    private Future<Void> begin() {
      fill();
      return end.future();
    }

    /** Begins as many as may run; iterations that end at once do not deepen the stack. */
    private void fill() {
      if (filling) {
        return;
      }
      filling = true;
      while (failure.isEmpty() && running < step.parallel() && next < items.size()) {
        int index = next++;
        running++;
        Frame inner = frame.inside(step.as(), items.get(index), prefix + index);
        walk.run(step.steps(), inner).onComplete(done -> ended(done.cause()));
      }
      filling = false;
      if (running == 0) {
        failure.ifPresentOrElse(end::tryFail, end::tryComplete);
      }
    }

    private void ended(Throwable cause) {
      running--;
      failure = failure.or(() -> Optional.ofNullable(cause));
      fill();
    }
  }
}
