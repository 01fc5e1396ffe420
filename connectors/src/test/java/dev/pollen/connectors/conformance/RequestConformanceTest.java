package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pollen.catalog.OperationSpec;
import dev.pollen.connectors.kit.FakeServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the HighLevel connector sends is what the vendor's description of its API allows. */
final class RequestConformanceTest {
  @TempDir static Path data;
  private static Optional<RequestRules> rules = Optional.empty();
  private static Optional<HighLevelLine> open = Optional.empty();

  @BeforeAll
  static void start() {
    Optional<Specification> specification = Specification.find();
    assumeTrue(
        specification.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    rules = specification.map(RequestRules::new);
    open = Optional.of(new HighLevelLine(data, Answer.json(200, "{}")));
  }

  @AfterAll
  static void stop() {
    open.ifPresent(HighLevelLine::close);
  }

  static Stream<Call> calls() {
    return Call.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void theRequestIsOneThatTheVendorDescribes(Call call) {
    assertEquals(
        List.of(),
        Contradiction.unexplained(Contradiction.REQUESTS, call.operation().key(), wrong(call)));
  }

  static Stream<Named<OperationSpec>> choosers() {
    return HighLevelLine.operations()
        .filter(operation -> Choices.of(operation).findAny().isPresent())
        .map(operation -> Named.of(operation.key(), operation));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("choosers")
  void everyValueThatWeAllowIsOneThatTheVendorAllows(OperationSpec operation) {
    List<String> wrong =
        Choices.of(operation)
            .flatMap(inputs -> wrong(new Call(operation, "a choice", inputs)).stream())
            .distinct()
            .toList();
    assertEquals(
        List.of(), Contradiction.unexplained(Contradiction.REQUESTS, operation.key(), wrong));
  }

  @Test
  void everyKnownContradictionIsStillThere() {
    Map<String, List<String>> wrong =
        calls()
            .collect(
                Collectors.groupingBy(
                    call -> call.operation().key(),
                    Collectors.flatMapping(call -> wrong(call).stream(), Collectors.toList())));
    assertEquals(Set.of(), Contradiction.idle(Contradiction.REQUESTS, wrong));
  }

  private static List<String> wrong(Call call) {
    return rules.orElseThrow().wrong(open.orElseThrow().asked(call.operation(), call.inputs()));
  }
}
