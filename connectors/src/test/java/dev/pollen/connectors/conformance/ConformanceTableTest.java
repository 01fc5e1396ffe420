package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.connectors.kit.FakeServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes one line for each operation into {@code target/conformance.tsv}: how many requests were
 * held to the vendor's description, and what is known of its reply. The program's own tests make
 * their table of all operations of it.
 */
final class ConformanceTableTest {
  private static final Path FOUND = Path.of("target/conformance.tsv");

  @TempDir Path data;

  @Test
  void everyOperationHasItsLine() throws IOException {
    Optional<Specification> specification = Specification.find();
    assumeTrue(
        specification.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    Map<String, String> lines = lines(specification.orElseThrow());
    assertEquals(126, lines.size());
    Files.createDirectories(FOUND.toAbsolutePath().getParent());
    Files.write(
        FOUND, lines.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).toList());
  }

  private Map<String, String> lines(Specification specification) {
    Map<String, List<Call>> calls =
        Call.all().collect(Collectors.groupingBy(call -> call.operation().key()));
    RequestRules requests = new RequestRules(specification);
    ReplyRules replies = new ReplyRules(specification);
    Map<String, String> lines = new TreeMap<>();
    try (HighLevelLine line = new HighLevelLine(data, Answer.json(200, "{}"))) {
      calls.forEach(
          (key, made) -> {
            long good = made.stream().filter(call -> isValid(requests, line, call)).count();
            OperationSpec operation = made.get(0).operation();
            lines.put(
                key,
                "%d of %d requests; %s".formatted(good, made.size(), reply(replies, operation)));
          });
    }
    return lines;
  }

  private static boolean isValid(RequestRules rules, HighLevelLine line, Call call) {
    List<String> wrong = rules.wrong(line.asked(call.operation(), call.inputs()));
    return Contradiction.unexplained(Contradiction.REQUESTS, call.operation().key(), wrong)
        .isEmpty();
  }

  /** Its sample is a reply that the vendor describes, where the vendor describes one. */
  private static String reply(ReplyRules rules, OperationSpec operation) {
    if (operation.key().equals("highlevel.contact.find") || rules.everything(operation).isEmpty()) {
      return "reply not described";
    }
    Optional<JsonNode> sample = operation.common().sample();
    boolean good =
        sample
            .map(
                reply ->
                    Contradiction.unexplained(
                            Contradiction.REPLIES, operation.key(), rules.wrong(operation, reply))
                        .isEmpty())
            .orElse(false);
    return good ? "reply as specified" : "no sample";
  }
}
