package dev.pollen.daemon.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.daemon.demo.Deliveries.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the sandbox says about the demonstration: it made the changes and got the deliveries, so it
 * knows what is missing and what came twice.
 */
record Verdict(int lost, int duplicated) {

  /**
   * @param before ids of the contacts that the export must have written
   * @param exports the folder that it wrote into
   */
  static Verdict of(JsonNode ledger, Set<String> before, Path exports) throws IOException {
    Cause lead = new Cause("contact.added", fields -> fields.hasNonNull("email"));
    Cause details = Cause.of("contact.details");
    List<Deliveries> all =
        List.of(
            Deliveries.of(
                ledger, lead, "highlevel.contact_tag.add", body -> tagged(body, "welcome")),
            Deliveries.of(ledger, lead, "highlevel.contact_note.create", body -> true),
            Deliveries.of(
                ledger,
                details,
                "highlevel.contact_tag.add",
                body -> tagged(body, "details-changed")),
            Deliveries.of(ledger, details, "highlevel.contact_task.create", body -> true),
            Deliveries.of(ledger, Cause.of("opportunity.won"), "sink.won", body -> true),
            exported(before, exports));
    return new Verdict(
        all.stream().mapToInt(Deliveries::lost).sum(),
        all.stream().mapToInt(Deliveries::duplicated).sum());
  }

  private static boolean tagged(JsonNode body, String tag) {
    return body.path("tags").path(0).asText().equals(tag);
  }

  /** Those who came while it ran may or may not be in it, but not twice. */
  private static Deliveries exported(Set<String> before, Path exports) throws IOException {
    Map<String, Integer> done = new HashMap<>();
    for (String id : ids(exports)) {
      done.merge(id, 1, Integer::sum);
    }
    Map<String, Integer> due = new HashMap<>();
    before.forEach(id -> due.put(id, 1));
    done.keySet().forEach(id -> due.putIfAbsent(id, 1));
    return new Deliveries("file.append", due, done);
  }

  private static List<String> ids(Path exports) throws IOException {
    if (Files.notExists(exports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(exports)) {
      List<String> ids = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .skip(1)
            .map(line -> line.split(",", 2)[0])
            .forEach(ids::add);
      }
      return ids;
    }
  }
}
