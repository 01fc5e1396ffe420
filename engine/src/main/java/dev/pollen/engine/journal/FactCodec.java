package dev.pollen.engine.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pollen.engine.journal.Change.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a fact row: all facts of one transaction, in order, each an array that begins with
 * its kind: {@code m} runs made, {@code i} intended, {@code s} settled, {@code r} remembered,
 * {@code u} upgraded, {@code v} moved.
 *
 * <p>A made run names its record by feed and number; the content is written only if the log does
 * not hold it.
 */
final class FactCodec {
  private FactCodec() {}

  /** Whether the log has the record of a made run. */
  @FunctionalInterface
  interface Log {
    boolean holds(long feed, long number);
  }

  static byte[] body(List<Change> facts, Log log) {
    return Compact.bytes(
        json -> {
          json.writeStartArray();
          Change.Visitor writer = new Writer(json, log);
          facts.forEach(fact -> fact.accept(writer));
          json.writeEndArray();
        });
  }

  /** Records that the log holds are missing in what is read. */
  static List<Change> read(byte[] body) {
    List<Change> facts = new ArrayList<>();
    for (JsonNode one : Compact.tree(body)) {
      facts.add(fact(one));
    }
    return facts;
  }

  private static Change fact(JsonNode one) {
    return switch (one.get(0).textValue()) {
      case "m" -> made(one);
      case "i" -> new Change.Intended(run(one), RunCodec.intent(one.get(3)), reads(one.get(4)));
      case "s" ->
          new Change.Settled(
              run(one),
              one.get(3).textValue(),
              one.get(4).intValue(),
              RunCodec.outcome(one.get(5)));
      case "r" -> new Change.Remembered(run(one), reads(one.get(3)), walked(one.path(4)));
      case "u" ->
          new Change.Upgraded(
              run(one), one.get(3).textValue(), texts(one.get(4)), texts(one.get(5)));
      default ->
          new Change.RunMoved(
              run(one),
              RunState.valueOf(one.get(3).textValue()),
              one.get(4).textValue(),
              RunCodec.optional(one.get(5)),
              Stamp.read(one.get(6)));
    };
  }

  private static Change made(JsonNode one) {
    long feed = one.get(3).longValue();
    List<Made> runs = new ArrayList<>();
    for (JsonNode run : one.get(7)) {
      long number = run.get(0).longValue();
      runs.add(new Made(number, run.get(1).textValue(), run.path(2)));
    }
    return new Change.RunsMade(
        one.get(1).longValue(),
        one.get(2).longValue(),
        feed,
        one.get(4).textValue(),
        one.get(5).textValue(),
        runs,
        Stamp.read(one.get(6)));
  }

  private static RunId run(JsonNode one) {
    return new RunId(one.get(1).longValue(), one.get(2).longValue());
  }

  private static List<Change.Walked> walked(JsonNode all) {
    List<Change.Walked> walked = new ArrayList<>();
    all.forEach(
        one -> walked.add(new Change.Walked(one.get(0).textValue(), one.get(1).textValue())));
    return walked;
  }

  private static List<String> texts(JsonNode all) {
    List<String> texts = new ArrayList<>();
    all.forEach(one -> texts.add(one.textValue()));
    return texts;
  }

  private static List<Change.Read> reads(JsonNode all) {
    List<Change.Read> reads = new ArrayList<>();
    all.forEach(read -> reads.add(new Change.Read(read.get(0).textValue(), read.path(1))));
    return reads;
  }

  /** Shows what may fail on a visit as what it is. */
  private interface Writing {
    void write() throws IOException;
  }

  private static final class Writer implements Change.Visitor {
    private final JsonGenerator json;
    private final Log log;

    private Writer(JsonGenerator json, Log log) {
      this.json = json;
      this.log = log;
    }

    private void array(String kind, Writing inside) {
      try {
        json.writeStartArray();
        json.writeString(kind);
        inside.write();
        json.writeEndArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void id(RunId run) throws IOException {
      json.writeNumber(run.subscription());
      json.writeNumber(run.record());
    }

    @Override
    public void on(Change.RunsMade fact) {
      array(
          "m",
          () -> {
            json.writeNumber(fact.subscription());
            json.writeNumber(fact.position());
            json.writeNumber(fact.feed());
            json.writeString(fact.recipe());
            json.writeString(fact.version());
            Stamp.write(json, fact.at());
            json.writeStartArray();
            for (Made one : fact.runs()) {
              made(fact.feed(), one);
            }
            json.writeEndArray();
          });
    }

    private void made(long feed, Made one) throws IOException {
      json.writeStartArray();
      json.writeNumber(one.number());
      json.writeString(one.key());
      Compact.last(json, log.holds(feed, one.number()) ? MissingNode.getInstance() : one.record());
      json.writeEndArray();
    }

    @Override
    public void on(Change.Intended fact) {
      array(
          "i",
          () -> {
            id(fact.run());
            RunCodec.write(json, fact.intent());
            reads(fact.reads());
          });
    }

    private void reads(List<Change.Read> reads) throws IOException {
      json.writeStartArray();
      for (Change.Read read : reads) {
        json.writeStartArray();
        json.writeString(read.path());
        Compact.last(json, read.value());
        json.writeEndArray();
      }
      json.writeEndArray();
    }

    @Override
    public void on(Change.Remembered fact) {
      array(
          "r",
          () -> {
            id(fact.run());
            reads(fact.reads());
            json.writeStartArray();
            for (Change.Walked one : fact.walked()) {
              texts(List.of(one.steps(), one.indexes()));
            }
            json.writeEndArray();
          });
    }

    @Override
    public void on(Change.Settled fact) {
      array(
          "s",
          () -> {
            id(fact.run());
            json.writeString(fact.path());
            json.writeNumber(fact.number());
            RunCodec.write(json, fact.outcome(), true);
          });
    }

    @Override
    public void on(Change.Upgraded fact) {
      array(
          "u",
          () -> {
            id(fact.run());
            json.writeString(fact.version());
            texts(fact.anew());
            texts(fact.forgotten());
          });
    }

    private void texts(List<String> texts) throws IOException {
      json.writeStartArray();
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }

    @Override
    public void on(Change.RunMoved fact) {
      array(
          "v",
          () -> {
            id(fact.run());
            json.writeString(fact.state().name());
            json.writeString(fact.why());
            due(fact.due());
            Stamp.write(json, fact.at());
          });
    }

    private void due(Optional<java.time.Instant> due) throws IOException {
      if (due.isPresent()) {
        Stamp.write(json, due.get());
      } else {
        json.writeNull();
      }
    }
  }
}
