package dev.pollen.daemon.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.RunState;
import java.util.ArrayList;
import java.util.List;

/** Holds what came of a case against what it expects; finds every difference. */
final class Comparison {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode NOTHING = MissingNode.getInstance();

  private final CaseFile file;
  private final String pointer;
  private final Expectation expected;
  private final Seen seen;
  private final List<Difference> differences = new ArrayList<>();

  private Comparison(CaseFile file, RecipeCase one, Seen seen) {
    this.file = file;
    this.pointer = one.pointer() + "/expect";
    this.expected = one.expect();
    this.seen = seen;
  }

  static List<Difference> of(CaseFile file, RecipeCase one, Seen seen) {
    Comparison comparison = new Comparison(file, one, seen);
    comparison.runs();
    comparison.end();
    comparison.actions();
    return comparison.differences;
  }

  private void differs(String below, String what, JsonNode wanted, JsonNode came) {
    differences.add(new Difference(file.place(pointer + below), what, wanted, came));
  }

  private void runs() {
    boolean ran = !seen.filtered();
    expected
        .runs()
        .filter(runs -> runs != ran)
        .ifPresent(runs -> differs("/runs", "runs", JSON.booleanNode(runs), JSON.booleanNode(ran)));
  }

  private void end() {
    RunState state = seen.run().state();
    boolean well = state == RunState.DONE || state == RunState.STOPPED;
    if (expected.ends().isPresent() ? expected.ends().get() != state : !well) {
      String wanted = expected.ends().map(RunState::word).orElse("done");
      differs("/ends", "ends", JSON.textNode(wanted), JSON.textNode(ending()));
    }
    expected
        .why()
        .filter(why -> !seen.run().why().contains(why))
        .ifPresent(why -> differs("/why", "why", JSON.textNode(why), JSON.textNode(reason())));
  }

  private String reason() {
    return seen.run().why();
  }

  private String ending() {
    return seen.run().state().word() + (reason().isEmpty() ? "" : ": " + reason());
  }

  private void actions() {
    expected.actions().ifPresent(this::actions);
  }

  private void actions(List<Expectation.Call> calls) {
    for (int i = 0; i < Math.max(calls.size(), seen.calls().size()); i++) {
      String at = "/actions/" + i;
      String what = "actions[" + i + "]";
      if (i >= calls.size()) {
        Understudy.Called extra = seen.calls().get(i);
        differs("/actions", what, NOTHING, call(extra.action(), extra.with()));
      } else if (i >= seen.calls().size()) {
        differs(at, what, call(calls.get(i).action(), calls.get(i).with()), NOTHING);
      } else {
        action(at, what, calls.get(i), seen.calls().get(i));
      }
    }
  }

  private static JsonNode call(String action, JsonNode with) {
    return JSON.objectNode().put("action", action).set("with", with);
  }

  private void action(String at, String what, Expectation.Call wanted, Understudy.Called came) {
    if (wanted.action().equals(came.action())) {
      value(at + "/with", what + ".with", wanted.with(), came.with());
    } else {
      differs(
          at + "/action", what, JSON.textNode(wanted.action()), call(came.action(), came.with()));
    }
  }

  /** Goes down to the smallest values that differ. */
  private void value(String at, String what, JsonNode wanted, JsonNode came) {
    if (wanted.isObject() && came.isObject()) {
      wanted
          .properties()
          .forEach(
              member ->
                  value(
                      at + "/" + escaped(member.getKey()),
                      what + "." + member.getKey(),
                      member.getValue(),
                      came.path(member.getKey())));
    } else if (!Likeness.of(wanted, came)) {
      differs(at, what, wanted, came);
    }
  }

  /** A key as a step of a JSON pointer. */
  private static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
