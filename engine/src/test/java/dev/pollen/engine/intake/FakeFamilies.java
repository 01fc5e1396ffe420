package dev.pollen.engine.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Timing;
import dev.pollen.engine.spi.Trigger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A made-up system whose records hang under parents: notes with stamps, tasks without. */
final class FakeFamilies implements Connection {
  final Map<String, JsonNode> parents = new LinkedHashMap<>();
  final Map<String, List<JsonNode>> children = new HashMap<>();
  final Set<String> gone = new HashSet<>();
  final Map<String, Fault> broken = new HashMap<>();

  /** Whose children were asked for, in that order; pages of parents are an empty text. */
  final List<String> visited = new ArrayList<>();

  final List<JsonNode> inputs = new ArrayList<>();
  final Set<String> refusedCursors = new HashSet<>();
  Optional<Fault> down = Optional.empty();
  int parentPage = 50;
  int childPage = 100;

  /** So many requests are answered, all after them are one too many. */
  int patience = Integer.MAX_VALUE;

  private final Timing timing;

  FakeFamilies(Timing timing) {
    this.timing = timing;
  }

  FakeFamilies parents(int count) {
    for (int i = 0; i < count; i++) {
      parent("p%03d".formatted(i), timing.now());
    }
    return this;
  }

  void parent(String id, Instant created) {
    parents.put(
        id, JsonNodeFactory.instance.objectNode().put("id", id).put("created", "" + created));
  }

  /** A child that is created now. */
  ObjectNode child(String parent, String id) {
    return child(parent, id, timing.now());
  }

  ObjectNode child(String parent, String id, Instant created) {
    ObjectNode child =
        JsonNodeFactory.instance.objectNode().put("id", id).put("created", "" + created);
    children.computeIfAbsent(parent, none -> new ArrayList<>()).add(child);
    return child;
  }

  @Override
  public String account() {
    return "family:one";
  }

  @Override
  public Trigger trigger(TriggerSpec spec) {
    return new Reader(spec.key());
  }

  private final class Reader implements Trigger {
    private final String key;

    private Reader(String key) {
      this.key = key;
    }

    @Override
    public RecordShape shape(JsonNode given) {
      RecordShape stamped = Specs.shape("/id");
      return key.equals(Specs.TASKS)
          ? new RecordShape(
              stamped.form(),
              stamped.records(),
              stamped.identity(),
              List.of(),
              List.of(),
              stamped.ignore())
          : stamped;
    }

    @Override
    public Future<Page> poll(Ask ask) {
      Promise<Page> answer = Promise.promise();
      String parent = ask.inputs().path("parent").asText();
      visited.add(parent);
      inputs.add(ask.inputs());
      timing.after(Duration.ofMillis(5), () -> answer(answer, ask, parent));
      return answer.future();
    }

    private void answer(Promise<Page> answer, Ask ask, String parent) {
      Optional<Fault> fault = key.equals(Specs.PARENTS) ? refusal(ask) : fault(parent);
      if (fault.isPresent()) {
        answer.fail(fault.get());
      } else {
        answer.complete(key.equals(Specs.PARENTS) ? parentsOf(ask) : childrenOf(ask, parent));
      }
    }

    private Optional<Fault> refusal(Ask ask) {
      return ask.after()
          .filter(cursor -> refusedCursors.contains(cursor.place()))
          .map(cursor -> new Fault(Fault.Kind.REFUSED, 400, "no such page", "", RateSignal.NONE))
          .or(this::trouble);
    }

    private Optional<Fault> trouble() {
      return --patience < 0 ? Optional.of(Fault.of(Fault.Kind.THROTTLED, "429")) : down;
    }

    private Optional<Fault> fault(String parent) {
      return gone.contains(parent)
          ? Optional.of(new Fault(Fault.Kind.REFUSED, 404, "no such parent", "", RateSignal.NONE))
          : Optional.ofNullable(broken.get(parent)).or(this::trouble);
    }

    private Page parentsOf(Ask ask) {
      return page(List.copyOf(parents.values()), ask, parentPage);
    }

    private Page childrenOf(Ask ask, String parent) {
      return page(children.getOrDefault(parent, List.of()), ask, childPage);
    }

    private Page page(List<JsonNode> all, Ask ask, int size) {
      int from = ask.after().map(cursor -> Integer.parseInt(cursor.place())).orElse(0);
      int to = Math.min(all.size(), from + size);
      List<JsonNode> some = all.subList(Math.min(from, to), to);
      return FakeSystem.page(some, to < all.size() ? "" + to : null, timing.now());
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
