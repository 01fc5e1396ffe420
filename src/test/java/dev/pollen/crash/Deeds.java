package dev.pollen.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.crash.Job.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sandbox saw, by its own ledger: who came, and how often each step took effect. */
final class Deeds {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final String CREATE = "highlevel.contact.create";

  /** One step's effect on one contact. */
  private record Deed(Step step, String contact) {}

  private final JsonNode operations;
  private final Set<String> added = new TreeSet<>();
  private final Map<Deed, Integer> times = new HashMap<>();

  Deeds(JsonNode ledger) {
    if (ledger.path("forgotten").asLong() > 0) {
      throw new IllegalStateException("the sandbox's ledger has forgotten what came first");
    }
    this.operations = ledger.path("operations");
    ledger.path("changes").path("contact.added").fieldNames().forEachRemaining(added::add);
    Job.all().forEach(job -> job.steps().forEach(this::count));
  }

  /** The contacts that came by themselves. */
  Set<String> added() {
    return added;
  }

  /** The contacts that a recipe made. */
  Set<String> made() {
    Set<String> made = new TreeSet<>();
    operations.path(CREATE).path("records").fieldNames().forEachRemaining(made::add);
    return made;
  }

  int times(Step step, String contact) {
    return times.getOrDefault(new Deed(step, contact), 0);
  }

  private void count(Step step) {
    JsonNode records = operations.path(step.operation()).path("records");
    for (Map.Entry<String, JsonNode> record : records.properties()) {
      record.getValue().forEach(entry -> count(step, record.getKey(), entry));
    }
  }

  private void count(Step step, String record, JsonNode entry) {
    String body = entry.path("body").toString();
    if (step.mark().isEmpty() || body.contains('"' + step.mark() + '"')) {
      Matcher words = WORD.matcher(record + " " + body);
      Set<String> named = new TreeSet<>();
      while (words.find()) {
        named.add(words.group());
      }
      named.retainAll(added);
      named.forEach(
          contact ->
              times.merge(new Deed(step, contact), entry.path("times").asInt(), Integer::sum));
    }
  }
}
