package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of forgetting somebody: before it is done, and ever after. */
class ForgetToldTest extends ForgetHouse {
  @Test
  void aDryRunChangesNothingAndTellsWhatPollenCannotReach() throws Exception {
    Path backup = folder.resolve("away.zip");
    command("backup", backup.toString());
    write("recipes/odd.yaml", "# for %s\n".formatted(ADA) + text("odd", "new", "{ stop: now }"));
    JsonNode report = JSON.readTree(command("forget", ADA, "--dry-run", "--json"));
    assertTrue(report.path("runs").asInt() >= ENDS.size(), report::toPrettyString);
    assertTrue(report.path("given_up").size() >= 4, report::toPrettyString);
    List<String> elsewhere = texts(report.path("elsewhere"));
    for (String place :
        List.of(backup.toString(), folder.resolve("recipes/odd.yaml").toString(), "http.request")) {
      assertTrue(elsewhere.contains(place), () -> place + " is not in " + elsewhere);
    }
    assertFound();
  }

  @Test
  void explainAndTheRunsSayWhenSomebodyWasForgotten() throws Exception {
    JsonNode report = JSON.readTree(command("forget", ADA, "--yes", "--json"));
    String day = report.path("at").asText().substring(0, 10);
    String told = talk.get("/api/explain?recipe=failed&record=rec-ada-0001");
    assertTrue(told.contains("was forgotten at " + day), told);
    assertTrue(told.contains("is dropped: forgotten at " + day), told);
    JsonNode run = run("failed", "dropped", "");
    assertTrue(run.path("why").asText().startsWith("forgotten at " + day), run::toString);
    String retried = talk.post("/api/runs/%s/retry".formatted(run.path("id").asText()), "{}");
    assertTrue(retried.contains("what it carried is erased"), retried);
  }

  @Test
  void withoutYesNothingHappens() throws Exception {
    String said = command("forget", ADA);
    assertTrue(said.contains("are given up") && said.contains("Add --yes"), said);
    assertTrue(command("forget", " ").contains("name whom to forget"));
    assertFound();
  }
}
