package dev.pollen.daemon.cases;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.LogEntry;
import dev.pollen.engine.journal.RunId;
import dev.pollen.engine.journal.RunRecord;
import dev.pollen.engine.journal.RunState;
import dev.pollen.engine.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The run that a case begins with: its record, as if it had just been taken in. */
record FirstRun(Recipe recipe, Optional<TriggerSpec> trigger) {
  private static final String NAMELESS = "case";

  RunRecord run(RecipeCase one, long number) {
    JsonNode record = one.record().orElseGet(this::sample);
    return new RunRecord(
        new RunId(1, number),
        1,
        recipe.id(),
        recipe.version(),
        key(record),
        record,
        RunState.WAITING,
        "",
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        one.now(),
        one.now());
  }

  private JsonNode sample() {
    return trigger.map(SampleRecords::of).orElse(List.of()).stream()
        .findFirst()
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private String key(JsonNode record) {
    List<JsonPointer> identity =
        trigger.flatMap(TriggerSpec::shape).map(shape -> shape.identity()).orElse(List.of());
    String key =
        identity.stream().map(record::at).map(JsonNode::asText).collect(Collectors.joining("|"));
    return key.isEmpty() ? NAMELESS : key;
  }

  /** What the taking-in walk would have written of it. */
  static List<Change> changes(RunRecord run) {
    long number = run.id().record();
    LogEntry entry =
        new LogEntry(
            number, run.key(), true, Set.of(), Optional.empty(), Optional.empty(), run.record());
    Change.Made made = new Change.Made(number, run.key(), run.record());
    return List.of(
        new Change.Logged(run.feed(), run.since(), List.of(entry)),
        new Change.RunsMade(
            run.id().subscription(),
            number,
            run.feed(),
            run.recipe(),
            run.version(),
            List.of(made),
            run.since()));
  }
}
