package dev.pollen.engine.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.Outcome.What;
import dev.pollen.engine.journal.RunRecord.Attempt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run as JSON, so that it can be taken up again or shown: {@code [subscription, number, feed,
 * recipe, version, key, state, why, due, since, moved, made, last, reads, intents, outcomes,
 * attempts, record]}.
 *
 * <p>A run that ended well is written short: without the replies of its steps and without its
 * record, which is looked up in the log for as long as that is kept.
 */
final class RunCodec {
  private RunCodec() {}

  /** Whether a run in this state is written with everything that going on with it would need. */
  static boolean whole(RunState state) {
    return state != RunState.DONE && state != RunState.STOPPED;
  }

  static void write(JsonGenerator json, OpenRun run) throws IOException {
    boolean whole = whole(run.state);
    json.writeStartArray();
    json.writeNumber(run.id.subscription());
    json.writeNumber(run.id.record());
    json.writeNumber(run.feed);
    json.writeString(run.recipe);
    json.writeString(run.version);
    json.writeString(run.key);
    json.writeString(run.state.name());
    json.writeString(run.why);
    if (run.due.isPresent()) {
      Stamp.write(json, run.due.get());
    } else {
      json.writeNull();
    }
    Stamp.write(json, run.since);
    Stamp.write(json, run.moved);
    json.writeNumber(run.made);
    json.writeNumber(run.last);
    steps(json, run, whole);
    Compact.last(json, whole ? run.record : MissingNode.getInstance());
    json.writeEndArray();
  }

  private static void steps(JsonGenerator json, OpenRun run, boolean whole) throws IOException {
    json.writeStartArray();
    if (whole) {
      for (Map.Entry<String, JsonNode> read : run.reads.entrySet()) {
        json.writeStartArray();
        json.writeString(read.getKey());
        Compact.last(json, read.getValue());
        json.writeEndArray();
      }
    }
    json.writeEndArray();
    json.writeStartArray();
    for (Intent intent : run.intents.values()) {
      write(json, intent);
    }
    json.writeEndArray();
    json.writeStartArray();
    for (Map.Entry<String, Outcome> outcome : run.outcomes.entrySet()) {
      json.writeStartArray();
      json.writeString(outcome.getKey());
      write(json, outcome.getValue(), whole);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeStartArray();
    for (Attempt attempt : run.attempts) {
      write(json, attempt);
    }
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Intent intent) throws IOException {
    json.writeStartArray();
    json.writeString(intent.path());
    json.writeNumber(intent.number());
    json.writeString(intent.operation());
    Stamp.write(json, intent.at());
    Compact.last(json, intent.input());
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Outcome outcome, boolean reply) throws IOException {
    json.writeStartArray();
    json.writeString(outcome.what().name());
    json.writeNumber(outcome.status());
    json.writeString(outcome.words());
    Stamp.write(json, outcome.at());
    Compact.last(json, reply ? outcome.reply() : MissingNode.getInstance());
    json.writeEndArray();
  }

  /** The reply of an attempt that is still a step's outcome is not written a second time. */
  private static void write(JsonGenerator json, Attempt attempt) throws IOException {
    json.writeStartArray();
    json.writeString(attempt.path());
    json.writeNumber(attempt.number());
    json.writeString(attempt.operation());
    Stamp.write(json, attempt.at());
    if (attempt.outcome().isPresent()) {
      write(json, attempt.outcome().get(), false);
    }
    json.writeEndArray();
  }

  static OpenRun read(JsonNode json) {
    Map<String, JsonNode> reads = new LinkedHashMap<>();
    json.get(13).forEach(read -> reads.put(read.get(0).textValue(), read.path(1)));
    Map<String, Intent> intents = new LinkedHashMap<>();
    json.get(14).forEach(one -> intents.put(one.get(0).textValue(), intent(one)));
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    json.get(15).forEach(one -> outcomes.put(one.get(0).textValue(), outcome(one.get(1))));
    List<Attempt> attempts = new ArrayList<>();
    json.get(16).forEach(one -> attempts.add(attempt(one)));
    RunRecord run =
        new RunRecord(
            new RunId(json.get(0).longValue(), json.get(1).longValue()),
            json.get(2).longValue(),
            json.get(3).textValue(),
            json.get(4).textValue(),
            json.get(5).textValue(),
            json.path(17),
            RunState.valueOf(json.get(6).textValue()),
            json.get(7).textValue(),
            optional(json.get(8)),
            reads,
            intents,
            outcomes,
            attempts,
            Stamp.read(json.get(9)),
            Stamp.read(json.get(10)));
    return new OpenRun(run, json.get(11).longValue(), json.get(12).longValue());
  }

  private static Attempt attempt(JsonNode one) {
    return new Attempt(
        one.get(0).textValue(),
        one.get(1).intValue(),
        one.get(2).textValue(),
        Stamp.read(one.get(3)),
        one.has(4) ? Optional.of(outcome(one.get(4))) : Optional.empty());
  }

  static Intent intent(JsonNode one) {
    return new Intent(
        one.get(0).textValue(),
        one.get(1).intValue(),
        one.get(2).textValue(),
        one.path(4),
        Stamp.read(one.get(3)));
  }

  static Outcome outcome(JsonNode one) {
    return new Outcome(
        What.valueOf(one.get(0).textValue()),
        one.get(1).intValue(),
        one.path(4),
        one.get(2).textValue(),
        Stamp.read(one.get(3)));
  }

  static Optional<Instant> optional(JsonNode node) {
    return node.isNull() ? Optional.empty() : Optional.of(Stamp.read(node));
  }

  /** Many runs in one body. */
  static byte[] body(List<OpenRun> runs) {
    return Compact.bytes(
        json -> {
          json.writeStartArray();
          for (OpenRun run : runs) {
            write(json, run);
          }
          json.writeEndArray();
        });
  }

  static List<OpenRun> read(byte[] body) {
    List<OpenRun> runs = new ArrayList<>();
    Compact.tree(body).forEach(one -> runs.add(read(one)));
    return runs;
  }
}
