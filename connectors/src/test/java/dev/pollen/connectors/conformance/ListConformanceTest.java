package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.engine.spi.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists are read on, and asked for what changed, with requests that the vendor describes. */
final class ListConformanceTest {
  private static Optional<RequestRules> rules = Optional.empty();

  @TempDir Path data;

  @BeforeAll
  static void readTheSpecification() {
    Optional<Specification> specification = Specification.find();
    assumeTrue(
        specification.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    rules = specification.map(RequestRules::new);
  }

  static Stream<Named<TriggerSpec>> paged() {
    return HighLevelLine.triggers()
        .filter(trigger -> !(trigger.paging() instanceof Paging.None))
        .map(trigger -> Named.of(trigger.key(), trigger));
  }

  static Stream<Named<TriggerSpec>> filtered() {
    return HighLevelLine.triggers()
        .filter(trigger -> trigger.since().isPresent())
        .map(trigger -> Named.of(trigger.key(), trigger));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paged")
  void theNextPageIsAskedForAsTheVendorDescribes(TriggerSpec trigger) {
    JsonNode inputs = pagesOfOne(trigger);
    try (HighLevelLine line = line(withMore(trigger))) {
      Trigger.Cursor place = line.read(trigger, inputs).next().orElseThrow();
      assertAllowed(trigger, line.askedAfter(trigger, inputs, place));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filtered")
  void whatChangedIsAskedForAsTheVendorDescribes(TriggerSpec trigger) {
    try (HighLevelLine line = line(trigger.common().sample().orElseThrow())) {
      assertAllowed(
          trigger,
          line.askedSince(
              trigger,
              Given.ONLY_WHAT_MUST_BE.inputs(trigger),
              Specs.NOW.minus(Duration.ofHours(1))));
    }
  }

  private HighLevelLine line(JsonNode reply) {
    return new HighLevelLine(data, Answer.json(200, reply.toString()));
  }

  private static JsonNode pagesOfOne(TriggerSpec trigger) {
    ObjectNode inputs = (ObjectNode) Given.ONLY_WHAT_MUST_BE.inputs(trigger);
    trigger.paging().size().ifPresent(size -> inputs.put(size.input(), 1));
    return inputs;
  }

  /** The sample, saying where it can that this is not all. */
  private static JsonNode withMore(TriggerSpec trigger) {
    JsonNode reply = trigger.common().sample().orElseThrow().deepCopy();
    places(trigger.paging()).stream()
        .filter(place -> !reply.at(place).isMissingNode())
        .forEach(place -> holder(reply, place).put(place.last().getMatchingProperty(), true));
    return reply;
  }

  private static List<JsonPointer> places(Paging paging) {
    Optional<Paging.Stop> stop =
        paging instanceof Paging.Cursor cursor
            ? Optional.of(cursor.stop())
            : Optional.of(paging)
                .filter(Paging.Offset.class::isInstance)
                .map(offset -> ((Paging.Offset) offset).stop());
    return stop.filter(Paging.Stop.Flag.class::isInstance)
        .map(flag -> ((Paging.Stop.Flag) flag).more())
        .orElse(List.of());
  }

  private static ObjectNode holder(JsonNode reply, JsonPointer place) {
    return (ObjectNode) reply.at(place.head());
  }

  private static void assertAllowed(TriggerSpec trigger, Asked asked) {
    assertEquals(
        List.of(),
        Contradiction.unexplained(
            Contradiction.REQUESTS, trigger.key(), rules.orElseThrow().wrong(asked)),
        asked::uri);
  }
}
