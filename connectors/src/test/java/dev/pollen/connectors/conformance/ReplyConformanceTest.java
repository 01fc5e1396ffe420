package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.FakeServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The replies that the vendor describes are read, and the samples that we show are such replies.
 */
final class ReplyConformanceTest {
  private static Optional<ReplyRules> rules = Optional.empty();

  @TempDir Path data;

  @BeforeAll
  static void readTheSpecification() {
    Optional<Specification> specification = Specification.find();
    assumeTrue(
        specification.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    rules = specification.map(ReplyRules::new);
  }

  static Stream<Named<TriggerSpec>> triggers() {
    return HighLevelLine.triggers().map(trigger -> Named.of(trigger.key(), trigger));
  }

  static Stream<Named<OperationSpec>> operations() {
    return HighLevelLine.operations().map(operation -> Named.of(operation.key(), operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("triggers")
  void aReplyWithEverythingIsARecordWithIdentityAndStamps(TriggerSpec trigger) {
    JsonNode record = only(trigger, described(rules.orElseThrow().everything(trigger)));
    RecordShape shape = trigger.shape().orElseThrow();
    shape.identity().forEach(place -> assertHas(record, List.of(place)));
    assertHas(record, shape.created());
    assertHas(record, shape.changed());
  }

  /** At least one of the places holds a plain value. */
  private static void assertHas(JsonNode record, List<JsonPointer> places) {
    assertTrue(
        places.isEmpty() || places.stream().anyMatch(place -> record.at(place).isValueNode()),
        () -> "nothing at " + places + " in " + record);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("triggers")
  void aReplyWithOnlyWhatMustBeIsARecord(TriggerSpec trigger) {
    assertTrue(only(trigger, described(rules.orElseThrow().least(trigger))).isObject());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void theSampleIsAReplyThatTheVendorDescribes(OperationSpec operation) {
    assertAllowed(operation, described(operation.common().sample()), Contradiction.REPLIES);
  }

  @Test
  void everyKnownContradictionIsStillThere() {
    Map<String, List<String>> wrong =
        HighLevelLine.operations()
            .filter(operation -> operation.common().sample().isPresent())
            .collect(
                Collectors.toMap(
                    OperationSpec::key,
                    o -> rules.orElseThrow().wrong(o, o.common().sample().orElseThrow())));
    assertEquals(Set.of(), Contradiction.idle(Contradiction.REPLIES, wrong));
  }

  private static JsonNode described(Optional<JsonNode> reply) {
    assumeTrue(reply.isPresent(), "the vendor does not describe this reply");
    return reply.orElseThrow();
  }

  private static void assertAllowed(
      OperationSpec operation, JsonNode reply, List<Contradiction> known) {
    assertEquals(
        List.of(),
        Contradiction.unexplained(
            known, operation.key(), rules.orElseThrow().wrong(operation, reply)),
        reply::toString);
  }

  /** The one record that a trigger reads of a reply that the vendor allows. */
  private JsonNode only(TriggerSpec trigger, JsonNode reply) {
    List<Contradiction> known =
        Stream.of(Contradiction.REPLIES, Contradiction.MADE_REPLIES).flatMap(List::stream).toList();
    assertAllowed(trigger, reply, known);
    try (HighLevelLine line = new HighLevelLine(data, Answer.json(200, reply.toString()))) {
      List<JsonNode> records = line.read(trigger, Given.EVERY_EXAMPLE.inputs(trigger)).records();
      assertEquals(1, records.size(), records::toString);
      return records.get(0);
    }
  }
}
