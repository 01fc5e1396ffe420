package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.FakeServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reply that the reference shows for a trigger is one that the trigger reads. */
final class SampleReplyTest {
  @TempDir Path data;

  static Stream<Named<TriggerSpec>> triggers() {
    return HighLevelLine.triggers().map(trigger -> Named.of(trigger.key(), trigger));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("triggers")
  void theSampleIsReadIntoRecordsWithIdentity(TriggerSpec trigger) {
    try (HighLevelLine line = new HighLevelLine(data, reply(trigger))) {
      List<JsonNode> records = line.read(trigger, Given.EVERY_EXAMPLE.inputs(trigger)).records();
      assertTrue(!records.isEmpty(), "no records");
      records.forEach(record -> assertIdentity(trigger.shape().orElseThrow(), record));
    }
  }

  private static void assertIdentity(RecordShape shape, JsonNode record) {
    shape
        .identity()
        .forEach(place -> assertTrue(record.at(place).isValueNode(), () -> place + " " + record));
  }

  /** Of a file, the sample shows the record, for there is no JSON in the reply. */
  private static Answer reply(TriggerSpec trigger) {
    JsonNode sample = trigger.common().sample().orElseThrow();
    return trigger.shape().orElseThrow().form() == RecordShape.Form.BYTES
        ? Answer.raw(200, sample.path("type").asText(), "some bytes")
        : Answer.json(200, sample.toString());
  }
}
