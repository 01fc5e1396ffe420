package dev.pollen.engine.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.mapping.Scope;
import dev.pollen.engine.recipe.Recipe;
import java.util.HashMap;
import java.util.Map;

/**
 * What the steps see at one place of a run: the roots, what earlier steps gave, the variables, and
 * the loop indexes.
 *
 * <p>A loop's iteration has a frame of its own: what it sets, its siblings do not see, so that the
 * order in which they end does not matter.
 */
final class Frame {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, JsonNode> roots;
  private final ObjectNode steps;
  private final ObjectNode vars;
  private final String indexes;
  private final Scope scope;

  private Frame(
      Map<String, JsonNode> roots,
      ObjectNode steps,
      ObjectNode vars,
      String indexes,
      Scope before) {
    this.roots = roots;
    this.steps = steps;
    this.vars = vars;
    this.indexes = indexes;
    roots.put("steps", steps);
    roots.put("vars", vars);
    this.scope = new Scope(roots, before.now(), before.seed());
  }

  /**
   * The outermost frame of a run.
   *
   * @param hidden what helpers see and expressions cannot name
   */
  static Frame of(Trip trip, Map<String, JsonNode> hidden) {
    RunRecord run = trip.run();
    Recipe recipe = trip.recipe();
    Map<String, JsonNode> roots = new HashMap<>(hidden);
    roots.put("record", TypedSecrets.opened(run, trip.vault()));
    roots.put("trigger", JSON.objectNode().put("operation", recipe.trigger().operation()));
    roots.put("recipe", recipe.about());
    roots.put("run", JSON.objectNode().put("id", run.id().toString()).put("key", run.key()));
    roots.put("now", JSON.textNode(run.since().toString()));
    Scope before = new Scope(Map.of(), run.since(), seed(run));
    return new Frame(roots, JSON.objectNode(), JSON.objectNode(), "", before);
  }

  static long seed(RunRecord run) {
    return run.id().subscription() * 1_000_003L + run.id().record();
  }

  /** The frame of one iteration. */
  Frame inside(String as, JsonNode item, String index) {
    Map<String, JsonNode> inner = new HashMap<>(roots);
    inner.put(as, item);
    return new Frame(inner, steps.deepCopy(), vars.deepCopy(), inner(index), scope);
  }

  /** The indexes inside a loop, at this one. */
  String inner(String index) {
    return indexes.isEmpty() ? "#" + index : indexes + "," + index;
  }

  /**
   * What the steps of {@code on_failure} see.
   *
   * @param earlier how many times the run had failed before: each has attempts of its own
   */
  Frame failed(JsonNode error, int earlier) {
    Map<String, JsonNode> inner = new HashMap<>(roots);
    ObjectNode run = roots.get("run").deepCopy();
    inner.put("run", run.set("error", error));
    return new Frame(inner, steps, vars, earlier == 0 ? "" : "#again" + earlier, scope);
  }

  Scope scope() {
    return scope;
  }

  /** The same scope with one more name. */
  Scope with(String name, JsonNode value) {
    Map<String, JsonNode> more = new HashMap<>(roots);
    more.put(name, value);
    return new Scope(more, scope.now(), scope.seed());
  }

  /** Names a step here and now: where it stands and the loop indexes. */
  String name(String path) {
    return path + indexes;
  }

  void gave(String step, JsonNode value) {
    steps.set(step, value);
  }

  void set(String name, JsonNode value) {
    vars.set(name, value);
  }
}
