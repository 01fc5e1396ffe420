package dev.pollen.daemon.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.engine.journal.Intent;
import dev.pollen.engine.journal.Outcome;
import dev.pollen.engine.journal.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs as the API and the commands show them, secrets hidden. */
public final class RunJson {
  private final Scrubber scrubber;

  public RunJson(Scrubber scrubber) {
    this.scrubber = scrubber;
  }

  public ArrayNode list(List<RunRecord> runs) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    runs.forEach(run -> list.add(summary(run)));
    return list;
  }

  /** One line's worth. */
  public ObjectNode summary(RunRecord run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", run.id().toString());
    json.put("recipe", run.recipe());
    json.put("record", run.key());
    json.put("state", run.state().word());
    json.put("why", run.why());
    json.put("made", run.since().toString());
    json.put("moved", run.moved().toString());
    run.due().ifPresent(due -> json.put("due", due.toString()));
    json.put("attempts", run.attempts().size());
    return json;
  }

  /** Everything: the record, what was sent and what came back. */
  public ObjectNode whole(RunRecord run) {
    ObjectNode json = summary(run);
    json.put("version", run.version());
    json.put("feed", run.feed());
    json.set("content", scrubber.record(run.record()));
    json.set("steps", steps(run));
    json.set("attempts", attempts(run));
    return json;
  }

  private ArrayNode steps(RunRecord run) {
    ArrayNode steps = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(run.intents()).forEach((path, intent) -> steps.add(step(intent, run.outcomes())));
    return steps;
  }

  private ObjectNode step(Intent intent, Map<String, Outcome> outcomes) {
    ObjectNode step = JsonNodeFactory.instance.objectNode();
    step.put("path", intent.path());
    step.put("operation", intent.operation());
    step.put("at", intent.at().toString());
    step.set("input", scrubber.inputs(intent.operation(), intent.input()));
    Outcome outcome = outcomes.get(intent.path());
    if (outcome != null) {
      outcome(step, outcome);
      step.set("reply", scrubber.reply(intent.operation(), outcome.reply()));
    }
    return step;
  }

  private static ArrayNode attempts(RunRecord run) {
    ArrayNode attempts = JsonNodeFactory.instance.arrayNode();
    for (RunRecord.Attempt attempt : run.attempts()) {
      ObjectNode one = attempts.addObject();
      one.put("path", attempt.path());
      one.put("number", attempt.number());
      one.put("operation", attempt.operation());
      one.put("at", attempt.at().toString());
      attempt.outcome().ifPresent(outcome -> outcome(one, outcome));
    }
    return attempts;
  }

  private static void outcome(ObjectNode json, Outcome outcome) {
    json.put("outcome", outcome.what().word());
    json.put("status", outcome.status());
    json.put("words", outcome.words());
    json.put("ended", outcome.at().toString());
  }
}
