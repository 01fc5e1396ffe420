package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README's first command shows, on the packaged program. */
class DemoIT {
  @TempDir Path folder;

  @Test
  void theDemonstrationCarriesEverythingOnceAndSaysSoInOneDocument() throws Exception {
    try (Program demo = Program.finished(folder, 120, "demo", "--for", "12s", "--json")) {
      assertEquals(0, demo.code(), demo.err());
      JsonNode summary = new ObjectMapper().readTree(demo.out());
      assertTrue(summary.path("polls").asInt() > 0, summary::toString);
      assertTrue(summary.path("records").asInt() > 0, summary::toString);
      assertTrue(summary.path("actions").asInt() >= 100, summary::toString);
      for (String none : new String[] {"failed", "in_doubt", "lost", "duplicated"}) {
        assertEquals(0, summary.path(none).asInt(-1), summary::toString);
      }
    }
  }
}
