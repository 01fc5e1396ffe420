package dev.pollen.daemon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How often each record should have been delivered somewhere, and how often it was: both as the
 * sandbox's ledger tells.
 */
record Deliveries(String what, Map<String, Integer> due, Map<String, Integer> done) {

  /** What of a change in the ledger concerns a recipe. */
  record Cause(String change, Predicate<JsonNode> fields) {
    static Cause of(String change) {
      return new Cause(change, fields -> true);
    }
  }

  /** Each change that is a cause is one due delivery by the operation. */
  static Deliveries of(
      JsonNode ledger, Cause cause, String operation, Predicate<JsonNode> delivered) {
    return new Deliveries(operation, due(ledger, cause), done(ledger, operation, delivered));
  }

  private static Map<String, Integer> due(JsonNode ledger, Cause cause) {
    Map<String, Integer> due = new HashMap<>();
    for (Map.Entry<String, JsonNode> record :
        ledger.path("changes").path(cause.change()).properties()) {
      for (JsonNode change : record.getValue()) {
        if (cause.fields().test(change.path("fields"))) {
          due.merge(record.getKey(), 1, Integer::sum);
        }
      }
    }
    return due;
  }

  private static Map<String, Integer> done(
      JsonNode ledger, String operation, Predicate<JsonNode> delivered) {
    Map<String, Integer> done = new HashMap<>();
    for (Map.Entry<String, JsonNode> record :
        ledger.path("operations").path(operation).path("records").properties()) {
      for (JsonNode entry : record.getValue()) {
        if (delivered.test(entry.path("body"))) {
          done.merge(record.getKey(), entry.path("times").asInt(), Integer::sum);
        }
      }
    }
    return done;
  }

  /** Deliveries that were due and did not come. */
  int lost() {
    return records().stream().mapToInt(id -> Math.max(0, due(id) - done(id))).sum();
  }

  /** Deliveries that nothing asked for, or asked for once and came again. */
  int duplicated() {
    return records().stream().mapToInt(id -> Math.max(0, done(id) - due(id))).sum();
  }

  private Set<String> records() {
    Set<String> records = new HashSet<>(due.keySet());
    records.addAll(done.keySet());
    return records;
  }

  private int due(String record) {
    return due.getOrDefault(record, 0);
  }

  private int done(String record) {
    return done.getOrDefault(record, 0);
  }
}
